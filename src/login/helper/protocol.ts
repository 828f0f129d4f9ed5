import type { RegcredError } from '../../errors/error.js';

/** What the helper prints on standard output, and its exit code. */
export interface HelperAnswer {
  readonly code: 0 | 1;
  readonly text: string;
  /** Why it failed, for standard error: clients differ in which output they show. */
  readonly error?: RegcredError;
}

/** The actions of the protocol (docker-credential-helpers, credentials/credentials.go). */
export const verbs = ['store', 'get', 'erase', 'list', 'version'] as const;

/** The actions that read standard input. */
export const verbsWithInput: readonly string[] = ['store', 'get', 'erase'];

/** Clients compare these texts to tell an absent login from a failure (credentials/error.go). */
export const NOT_FOUND = 'credentials not found in native keychain';
export const NO_SERVER = 'no credentials server URL';
export const NO_USERNAME = 'no credentials username';
