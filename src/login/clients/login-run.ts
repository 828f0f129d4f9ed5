import type { Environment } from '../../context/context.js';
import type { Client } from './client.js';

/** One login by a program that writes an auth file. */
export interface LoginRun {
  readonly program: Exclude<Client['id'], 'file' | 'helper'>;
  readonly args: readonly string[];
  /** Added to the job's own variables; undefined removes one. */
  readonly env: Environment;
  /** The private file that the program writes the login to. */
  readonly file: string;
  /** The keys it may use there. */
  readonly keys: readonly string[];
}
