import type { Context } from '../context/context.js';
import type { Login } from '../distribution/distribution.js';
import type { TokenApi } from '../registries/token-api.js';
import type { Store } from '../stores/store.js';
import type { Ledger } from './ledger/ledger.js';
import type { Policy, Verdict } from './world.js';

/** One credential of regcred.yml with everything it names opened. */
export interface Work {
  readonly policy: Policy;
  readonly token: TokenApi;
  readonly stores: readonly Store[];
  readonly ledger: Ledger;
  /** Asks the registry whether it accepts a login; without one, whether it refuses to be used anonymously. */
  ask(login: Login | undefined, ctx: Context): Promise<Verdict>;
}
