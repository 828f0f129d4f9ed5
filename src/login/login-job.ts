import type { AuthLocation } from './auth-location.js';
import type { Client } from './clients/client.js';
import type { HelperHome } from './helper/helper-home.js';
import type { RequestedLogins } from './inputs/requested-login.js';

/** What all logins of one step share. */
export interface LoginJob {
  readonly onMissing: RequestedLogins['onMissing'];
  readonly client: Client;
  /** Where `client: helper` keeps its settings. */
  readonly helper: HelperHome | undefined;
  readonly location: AuthLocation;
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** PEM text. */
  readonly ca: string | undefined;
}
