import type { Opener } from '../config/opener.js';
import type { Context, Environment } from '../context/context.js';
import type { Secret } from '../secret/secret.js';
import type { Variables } from './variables.js';

/** A place where consumers read a credential (docs/architecture.md, section 3). */
export interface Store {
  /** Names it in reports, for example `file:/srv/secret`; never a secret. */
  readonly name: string;
  /**
   * `secret`: holds the secret alone, and consumers know the username. `pair`: holds both in one value, written at
   * once. `two`: holds both in two entries that cannot be written in one request.
   */
  readonly holds: 'secret' | 'pair' | 'two';
  /** The platform returns the value; without this, {@link StoreState.secret} is always absent. */
  readonly readable: boolean;
  /** Returns the username but not the secret, so a credential of another owner is recognised. */
  readonly tellsUsername?: boolean;
  /** Its readers are CI jobs that can get an ID token, and could log in without a stored secret. */
  readonly forJobs?: true;
  /** Calls of {@link write} as `plan` prints them: `PUT https://api.github.com/repos/…`. */
  readonly calls: readonly string[];
  /** Calls of a write now, where they depend on the current entries. Changes nothing. */
  callsNow?(username: string, ctx: Context): Promise<readonly string[]>;
  /**
   * Proves, as far as the platform allows, that a credential like `example` can be written and fits. Changes
   * nothing that a consumer sees. Returns notices, such as a shadowed secret. Throws E_STORE_….
   */
  check(example: Omit<StoredCredential, 'generation'>, ctx: Context): Promise<readonly string[]>;
  /** Reads what the platform shows. */
  read(ctx: Context): Promise<StoreState>;
  /** Writes idempotently and keeps every attribute it does not own. Throws when the value did not arrive. */
  write(credential: StoredCredential, ctx: Context): Promise<void>;
  /**
   * Finds consumers that began before `since` (epoch milliseconds), and so read the old value, and still run.
   * Absent where the platform does not show its consumers. Changes nothing.
   */
  unfinished?(since: number, ctx: Context): Promise<Unfinished>;
}

/** `why` is a sentence for people. */
export type Unfinished =
  | { readonly answer: 'none' }
  | { readonly answer: 'some'; readonly why: string }
  | { readonly answer: 'unknown'; readonly why: string };

/** The access that failed, as errors name it: a store cannot be read, or cannot be written. */
export type StoreAction = 'read' | 'written';

export interface StoredCredential {
  readonly username: string;
  readonly secret: Secret;
  readonly generation: number;
}

export interface StoreState {
  readonly exists: boolean;
  /** Epoch milliseconds. */
  readonly updatedAt?: number;
  /** Present where the store returns it. */
  readonly secret?: Secret;
  /** Present where the store holds the username and returns it. */
  readonly username?: string;
}

/** A store's line in the catalog. */
export interface StoreEntry {
  /** Key in regcred.yml. */
  readonly id: string;
  readonly title: string;
  /**
   * Loads the module; called once per run, because its stores share keys and budgets. `env` holds the variables
   * that point to another API, which `plan` prints; without it `plan` prints the platform's public address.
   */
  load(env?: Environment): Promise<StoreOpener>;
}

export interface StoreOpener extends Opener<Store> {
  /**
   * Parses the short form of a store without its id: `acme/web/NAME` of `github:acme/web/NAME`
   * (docs/architecture.md, section 6). Returns undefined for another form.
   */
  parseShortForm(text: string): unknown;
  /** Opens the platform's variables for a ledger: `acme/platform` of `ledger: github:acme/platform`. */
  variables?(location: string): Variables | undefined;
}
