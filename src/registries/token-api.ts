import type { Context } from '../context/context.js';
import type { Secret } from '../secret/secret.js';

/**
 * How a registry's credentials are made and ended (design, section 3). One member per rotation class;
 * the classes that come later join this union.
 */
export type TokenApi = ReplaceChosen;

/**
 * One slot, and we choose the secret: writing the same value again changes nothing, so a lost answer is
 * repaired by repeating the call.
 */
export interface ReplaceChosen {
  readonly kind: 'replace';
  readonly chooses: 'client';
  /** How reports name the token; two credentials never share one. Never a secret. */
  readonly name: string;
  /** Who logs in with it. */
  readonly username: string;
  /** A secret that satisfies this registry's rules. */
  choose(ctx: Context): Secret;
  /** Proves that {@link replace} will be allowed and changes nothing. Throws a RegcredError otherwise. */
  check(ctx: Context): Promise<void>;
  replace(secret: Secret, ctx: Context): Promise<void>;
}
