import { Secret } from '../../secret/secret.js';
import { invalid } from './refusal.js';
import type { Subject } from './subject.js';

// docs.github.com, "Secrets reference": at most 48 KB each.
const MOST = 48 * 1024;

/** `username:secret` as one value. Login splits it again at the first colon, so the name must hold none. */
export function pairOf(username: string, secret: Secret, subject: Subject): Secret {
  if (!/^[^\s"'{}:]+$/.test(username)) {
    throw invalid(subject, 'written', 'the username has characters that a pair cannot be split at');
  }
  return new Secret(`${username}:${secret.reveal()}`);
}

/** Throws E_STORE_VALUE for what GitHub would refuse. */
export function checkValue(value: Secret, subject: Subject): void {
  if (value.isEmpty) throw invalid(subject, 'written', 'it is empty');
  const size = Buffer.byteLength(value.reveal());
  if (size > MOST)
    throw invalid(subject, 'written', `it has ${size} bytes, and GitHub takes at most ${MOST}`);
}
