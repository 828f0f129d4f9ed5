import { pairOf } from '../../secret/pair.js';
import type { Secret } from '../../secret/secret.js';
import { invalid } from './refusal.js';
import type { Subject } from './subject.js';

// docs.github.com, "Secrets reference": at most 48 KB each.
const MOST = 48 * 1024;

/** Both as one value. Throws E_STORE_VALUE for a username that no pair can hold. */
export function pairFor(subject: Subject, username: string, secret: Secret): Secret {
  const pair = pairOf(username, secret);
  if (pair) return pair;
  throw invalid(subject, 'written', 'the username has characters that a pair cannot be split at');
}

/** Throws E_STORE_VALUE for what GitHub would refuse. */
export function checkValue(value: Secret, subject: Subject): void {
  if (value.isEmpty) throw invalid(subject, 'written', 'it is empty');
  const size = Buffer.byteLength(value.reveal());
  if (size > MOST)
    throw invalid(subject, 'written', `it has ${size} bytes, and GitHub takes at most ${MOST}`);
}
