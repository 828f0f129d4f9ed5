import type { AuthLocation } from './auth-location.js';
import type { Client } from './clients/client.js';
import type { HelperHome } from './helper/helper-home.js';
import type { RequestedLogins } from './inputs/requested-login.js';

/** What all logins of one step share. */
export interface LoginJob {
  readonly onMissing: RequestedLogins['onMissing'];
  readonly client: Client;
  /** Finds where our credential helper has its logins; later steps are then led to the helper. */
  readonly ourHelper: () => Promise<HelperHome>;
  /** Programs of later steps will find the helper. */
  readonly canDispatch: boolean;
  readonly location: AuthLocation;
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** PEM text. */
  readonly ca: string | undefined;
}
