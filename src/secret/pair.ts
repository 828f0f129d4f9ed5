import { Secret } from './secret.js';

// No quotes, braces or white space: the beginning of a JSON key or of a pass phrase is no username.
const USERNAME = /^[^\s"'{}:]+$/;
const PAIR = /^([^\s"'{}:]+):(.*)$/s;

/**
 * Joins `username:secret` as one value (`as: pair` of a store), which login accepts as password. Returns
 * undefined for a username that {@link splitPair} could not split off again.
 */
export function pairOf(username: string, secret: Secret): Secret | undefined {
  return USERNAME.test(username) ? new Secret(`${username}:${secret.reveal()}`) : undefined;
}

/**
 * Splits a pair at the first colon; a secret may contain more (docs/faults.md D13). Returns undefined when
 * nothing like a username precedes a colon.
 */
export function splitPair(pair: Secret): { readonly username: string; readonly secret: Secret } | undefined {
  const [, username, secret] = PAIR.exec(pair.reveal()) ?? [];
  if (username === undefined || secret === undefined) return undefined;
  return { username, secret: new Secret(secret) };
}
