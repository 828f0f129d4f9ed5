import type { Secret } from '../../secret/secret.js';

/**
 * Says why GitLab cannot mask a value, which is always written raw; undefined when it can (app/models/concerns/ci/
 * maskable.rb: one line without blanks, at least 8 characters, and not the name of a variable).
 */
export function maskProblem(value: Secret, keys: readonly string[]): string | undefined {
  const text = value.reveal();
  if (/\s/.test(text)) return 'GitLab cannot mask a value with blanks or line breaks';
  if (Array.from(text).length < 8) return 'GitLab cannot mask a value of fewer than 8 characters';
  if (keys.includes(text)) return 'GitLab cannot mask a value that is the name of a variable';
  return undefined;
}

/** Counts characters; a variable of the instance takes 10,000. */
export function lengthOf(value: Secret): number {
  return Array.from(value.reveal()).length;
}

/** Finds a `$`: GitLab silently expands `$NAME` in a value that is not raw. */
export function hasDollar(value: Secret): boolean {
  return value.reveal().includes('$');
}
