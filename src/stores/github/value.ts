import { pairOf } from '../../secret/pair.js';
import type { Secret } from '../../secret/secret.js';
import { valueError } from './errors.js';
import type { GithubSubject } from './subject.js';

// docs.github.com, "Secrets reference": at most 48 KB each.
const MOST = 48 * 1024;

/** Joins both into one value. Throws E_STORE_VALUE for a username that cannot be split off again. */
export function pairFor(subject: GithubSubject, username: string, secret: Secret): Secret {
  const pair = pairOf(username, secret);
  if (pair) return pair;
  throw valueError(
    subject,
    'written',
    'the username contains white space, a quote, a brace or a colon, which a pair cannot hold',
  );
}

/** Throws E_STORE_VALUE for a value that GitHub would refuse. */
export function checkValue(value: Secret, subject: GithubSubject): void {
  if (value.isEmpty) throw valueError(subject, 'written', 'it is empty');
  const size = Buffer.byteLength(value.reveal());
  if (size > MOST)
    throw valueError(subject, 'written', `it has ${size} bytes, and GitHub takes at most ${MOST}`);
}
