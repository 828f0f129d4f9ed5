import type { Context } from '../../context/context.js';
import type { Login } from '../../distribution/distribution.js';
import type { TokenApi } from '../../registries/contract.js';
import type { Secret } from '../../secret/secret.js';
import type { Store } from '../../stores/contract.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Policy, Verdict } from './world.js';

/** One credential of regcred.yml with everything it names opened. */
export interface Work {
  readonly policy: Policy;
  readonly token: TokenApi;
  readonly stores: readonly Store[];
  readonly ledger: Ledger;
  readonly escrow?: Escrow;
  /** An identity by which jobs could log in themselves, by their ID token; only where tokens are refreshed. */
  readonly keyless?: string;
  /** The context for everything this credential sends: with its own `ca`. */
  context(ctx: Context): Context;
  /**
   * Asks the registry whether it accepts a login and grants it the rights of `verify`; without a login, whether
   * it refuses to be used anonymously.
   */
  ask(login: Login | undefined, ctx: Context): Promise<Verdict>;
}

/** The keys of the escrow; the private one is needed only to resume. */
export interface Escrow {
  readonly publicKey: string;
  readonly privateKey?: Secret;
}
