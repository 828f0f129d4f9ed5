import type { Context } from '../../context/context.js';
import type { Login } from '../../distribution/distribution.js';
import type { TokenApi } from '../../registries/contract.js';
import type { Store } from '../../stores/contract.js';
import type { EscrowKeys } from '../ledger/escrow.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Policy, Verdict } from './world.js';

/** One credential of regcred.yml with everything it names opened: token, stores, ledger, keys. */
export interface OpenCredential {
  readonly policy: Policy;
  readonly token: TokenApi;
  readonly stores: readonly Store[];
  readonly ledger: Ledger;
  readonly escrow?: EscrowKeys;
  /** An `identity` with which jobs could log in without a stored secret; only for class `refresh`. */
  readonly keyless?: string;
  /** Adds this credential's own `ca` to the context of everything it sends. */
  context(ctx: Context): Context;
  /**
   * Asks the registry whether it accepts a login and grants it the rights of `verify`. Without a login: whether
   * it refuses anonymous use.
   */
  ask(login: Login | undefined, ctx: Context): Promise<Verdict>;
}
