import { Secret } from './secret.js';

// No quotes, braces or white space: the beginning of a JSON key or of a pass phrase is no user name.
const USERNAME = /^[^\s"'{}:]+$/;
const PAIR = /^([^\s"'{}:]+):(.*)$/s;

/**
 * `username:secret` as one value (`as: pair` of a store), which login takes as its password. Undefined for a
 * username at which {@link splitPair} could not split it again.
 */
export function pairOf(username: string, secret: Secret): Secret | undefined {
  return USERNAME.test(username) ? new Secret(`${username}:${secret.reveal()}`) : undefined;
}

/**
 * Splits a pair at the first colon (docs/faults.md D13: a secret may hold more). Undefined when nothing like a user
 * name stands before a colon.
 */
export function splitPair(pair: Secret): { readonly username: string; readonly secret: Secret } | undefined {
  const [, username, secret] = PAIR.exec(pair.reveal()) ?? [];
  if (username === undefined || secret === undefined) return undefined;
  return { username, secret: new Secret(secret) };
}
