import { createHmac } from 'node:crypto';
import type { Login } from '../../distribution/distribution.js';
import { Secret } from '../../secret/secret.js';
import type { AuthEntry } from './auth-file.js';

/** Makes the entry that docker would write for a login (docs/reference/login.md 1.5). */
export function entryFor({ username, secret, identityToken }: Login): AuthEntry {
  const encode = (text: string) => Buffer.from(text).toString('base64');
  if (identityToken) return { auth: encode(`${username}:`), identitytoken: secret.reveal() };
  return { auth: encode(`${username}:${secret.reveal()}`) };
}

/** Reads the login in an entry, split at the first colon as every reader does; undefined without one. */
export function loginIn(entry: AuthEntry): Login | undefined {
  const pair = Buffer.from(typeof entry.auth === 'string' ? entry.auth : '', 'base64').toString();
  const colon = pair.indexOf(':');
  const username = colon < 0 ? '' : pair.slice(0, colon);
  if (typeof entry.identitytoken === 'string' && entry.identitytoken !== '') {
    return { username, secret: new Secret(entry.identitytoken), identityToken: true };
  }
  return colon < 0 ? undefined : { username, secret: new Secret(pair.slice(colon + 1)) };
}

/**
 * Makes a salted fingerprint, by which an entry is recognised without storing it. Covers only what logs in: docker
 * drops unknown keys whenever it writes the file.
 */
export function fingerprintOf(entry: AuthEntry | null, salt: string): string {
  if (entry === null) return '';
  const parts = [entry.auth, entry.identitytoken, entry['registrytoken']];
  const text = JSON.stringify(parts.map((part) => (typeof part === 'string' ? part : '')));
  return createHmac('sha256', Buffer.from(salt, 'base64')).update(text).digest('base64');
}
