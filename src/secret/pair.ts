import { Secret } from './secret.js';

/** `username:secret` as one value (`as: pair` of a store), which login takes as its password. */
export function pairOf(username: string, secret: Secret): Secret {
  return new Secret(`${username}:${secret.reveal()}`);
}

/** What {@link pairOf} joined; undefined when it is no pair. No username has a colon. */
export function splitPair(pair: Secret): { readonly username: string; readonly secret: Secret } | undefined {
  const text = pair.reveal();
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) return undefined;
  return { username: text.slice(0, colon), secret: new Secret(text.slice(colon + 1)) };
}
