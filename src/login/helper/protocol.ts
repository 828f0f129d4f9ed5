import type { RegcredError } from '../../errors/error.js';

/** What the helper says on standard output, and its exit code. */
export interface HelperAnswer {
  readonly code: 0 | 1;
  readonly text: string;
  /** Why it failed: clients differ in which of the two outputs they show. */
  readonly error?: RegcredError;
}

/** What the helper is asked to do (docker-credential-helpers, credentials/credentials.go). */
export const verbs = ['store', 'get', 'erase', 'list', 'version'] as const;

/** Those that send something on standard input. */
export const speaking: readonly string[] = ['store', 'get', 'erase'];

/** The exact texts by which clients know what is no failure (docker-credential-helpers, credentials/error.go). */
export const NOT_FOUND = 'credentials not found in native keychain';
export const NO_SERVER = 'no credentials server URL';
export const NO_USERNAME = 'no credentials username';
