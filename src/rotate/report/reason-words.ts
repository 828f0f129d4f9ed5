import type { Reason } from '../engine/due.js';

/** Reasons in words, after "because". */
const words: Readonly<Record<Reason, string>> = {
  first: 'its age is unknown',
  age: 'it reached its maximum age',
  expiry: 'it expires soon',
  lost: 'an unfinished rotation lost its secret',
  gone: 'its token was revoked',
  refused: 'the registry refuses it',
  drift: 'a store does not have it',
  unproved: 'the old secret was not proved to be refused',
  supplied: 'a new secret was supplied',
  now: 'a rotation was requested',
};

export function reasonWord(reason: Reason): string {
  return words[reason];
}

/** `it reached its maximum age and a store does not have it`; empty without a reason. */
export function reasonText(reasons: readonly Reason[]): string {
  return reasons.map(reasonWord).join(' and ');
}
