import type { Environment } from '../../context/context.js';
import type { Client } from './client.js';

/** One login by a program that writes an auth file. */
export interface LoginRun {
  readonly program: Exclude<Client['id'], 'file' | 'helper'>;
  readonly args: readonly string[];
  /** On top of the job's own variables; undefined takes one away. */
  readonly env: Environment;
  /** The private file in which the program leaves the login. */
  readonly file: string;
  /** Keys under which it may stand there. */
  readonly keys: readonly string[];
}
