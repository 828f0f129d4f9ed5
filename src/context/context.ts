import type { FileSystem } from './file-system.js';
import type { Http } from './http.js';
import type { Secret } from '../secret/secret.js';

/** Everything a use case may touch. Handed in by the entry; tests hand in their own. */
export interface Context {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: Random;
  readonly exec: Exec;
  readonly fs: FileSystem;
  readonly env: Environment;
  readonly log: Log;
  readonly masks: Masks;
  /** Aborts when the process is asked to stop (SIGINT, SIGTERM) or the step's deadline has passed. */
  readonly signal: AbortSignal;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; rejects with the signal's reason when it aborts first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  /** Uniform in [0, 1): for jitter only. */
  fraction(): number;
  /** Bytes fit for secrets. */
  bytes(length: number): Uint8Array;
}

/**
 * Log lines for people. Everything passes redaction and cannot become a command of the CI system,
 * whatever it quotes.
 */
export interface Log {
  info(text: string): void;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  debug(text: string): void;
}

/** The secrets of this run: masked with the CI, and redacted from everything we print. */
export interface Masks {
  /**
   * Registers a secret in all its forms before anything else is printed. With `username`, also the
   * pair as registries and docker write it (base64 of `username:secret`).
   */
  add(secret: Secret, username?: string): void;
  /** Wraps and registers a value just learned, for example from a token server's answer. */
  learn(value: string, username?: string): Secret;
  /** The text with every known form of every known secret replaced. */
  redact(text: string): string;
}

/**
 * Runs a program without a shell. The child gets exactly `env`. Standard input is `input` and then closed;
 * a child that closes its end early is not an error. Output is kept up to 64 KiB each.
 */
export type Exec = (command: string, args: readonly string[], options: ExecOptions) => Promise<ExecResult>;

export interface ExecOptions {
  readonly input?: Secret | string;
  readonly env: Environment;
  readonly cwd?: string;
  /** After this the child is asked to end, and 2 s later killed. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

export type ExecResult =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'killed'; readonly by: string; readonly timedOut: boolean }
  | { readonly kind: 'not-found' };
