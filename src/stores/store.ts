import type { Opener } from '../config/opener.js';
import type { Context } from '../context/context.js';
import type { Secret } from '../secret/secret.js';

/** Where consumers read a credential (design, section 3). */
export interface Store {
  /** How reports name it, for example `file:/srv/secret`. Never a secret. */
  readonly name: string;
  /** Proves that a write will be allowed and changes nothing that a consumer sees. */
  check(ctx: Context): Promise<void>;
  /** What can be known of it. */
  read(ctx: Context): Promise<StoreState>;
  /** Idempotent; keeps every attribute it does not own. Throws when the value is not there afterwards. */
  write(credential: StoredCredential, ctx: Context): Promise<void>;
}

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
}

/** A store's line in the catalog. */
export interface StoreEntry {
  /** Its key in regcred.yml. */
  readonly id: string;
  readonly title: string;
  load(): Promise<Opener<Store>>;
}
