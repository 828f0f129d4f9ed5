import type { Opener } from '../config/opener.js';
import type { Context, Environment } from '../context/context.js';
import type { Secret } from '../secret/secret.js';
import type { Variables } from './variables.js';

/** Where consumers read a credential (docs/architecture.md, section 3). */
export interface Store {
  /** How reports name it, for example `file:/srv/secret`. Never a secret. */
  readonly name: string;
  /**
   * `secret`: only the secret, and consumers know the username. `pair`: both as one value, written at once.
   * `two`: both, but in two places that cannot be written as one.
   */
  readonly holds: 'secret' | 'pair' | 'two';
  /** Whether the value can be read back; else {@link StoreState.secret} is never there. */
  readonly readable: boolean;
  /** Its username can be read back although its secret cannot: one of somebody else's is recognised by it. */
  readonly tellsUsername?: boolean;
  /** The jobs that read it can get an ID token from their CI, and so may log in without it. */
  readonly forJobs?: true;
  /** What `plan` prints: the calls of {@link write}, such as `PUT https://api.github.com/repos/…`. */
  readonly calls: readonly string[];
  /** The same as it would be now, where what is there decides on them. Changes nothing. */
  callsNow?(username: string, ctx: Context): Promise<readonly string[]>;
  /**
   * Proves as far as the platform allows that a write of a credential like `example` will be allowed and fit;
   * changes nothing that a consumer sees. Returns what the user should know although it stops nothing, such as
   * a shadowed secret. Throws E_STORE_….
   */
  check(example: Omit<StoredCredential, 'generation'>, ctx: Context): Promise<readonly string[]>;
  /** What can be known of it. */
  read(ctx: Context): Promise<StoreState>;
  /** Idempotent; keeps every attribute it does not own. Throws when the value is not there afterwards. */
  write(credential: StoredCredential, ctx: Context): Promise<void>;
  /**
   * Whether consumers that began before `since` (epoch milliseconds), and so read the old value, may still be
   * at work. Absent where nobody can tell. Changes nothing.
   */
  unfinished?(since: number, ctx: Context): Promise<Unfinished>;
}

/** `why` is a sentence of ours for people. */
export type Unfinished =
  | { readonly answer: 'none' }
  | { readonly answer: 'some'; readonly why: string }
  | { readonly answer: 'unknown'; readonly why: string };

export interface StoredCredential {
  readonly username: string;
  readonly secret: Secret;
  readonly generation: number;
}

export interface StoreState {
  readonly exists: boolean;
  /** Epoch milliseconds. */
  readonly updatedAt?: number;
  /** The value, where the store lets us read it back. */
  readonly secret?: Secret;
  /** Where the store holds it too and lets us read it back. */
  readonly username?: string;
}

/** A store's line in the catalog. */
export interface StoreEntry {
  /** Its key in regcred.yml. */
  readonly id: string;
  readonly title: string;
  /**
   * One call per run: what its stores share (keys, budgets) lives as long as what is loaded. `env` tells what
   * `plan` is to print where a variable of the platform moves its API; without it, the platform's own address.
   */
  load(env?: Environment): Promise<StoreOpener>;
}

export interface StoreOpener extends Opener<Store> {
  /**
   * Settings from the short form of a store, without its id (`acme/web/NAME` of `github:acme/web/NAME`;
   * docs/architecture.md, section 6); undefined when it has not this form.
   */
  short(text: string): unknown;
  /** The platform's variables, where a ledger can live: `acme/platform` of `ledger: github:acme/platform`. */
  variables?(place: string): Variables | undefined;
}
