import type { Context } from '../../context/context.js';
import type { Endpoint } from '../../distribution/distribution.js';
import type { Credential } from '../../registries/contract.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { AuthEntry } from '../auth-file/auth-file.js';
import type { AuthFamily } from '../auth-file/auth-key.js';

export const clientIds = ['docker', 'podman', 'buildah', 'nerdctl', 'file', 'helper'] as const;
export type ClientId = (typeof clientIds)[number];

/**
 * Who receives a login. A client proves the credential with its own program in a private folder and
 * hands back the entry to be merged into the real file; it never writes the real file itself.
 */
export interface Client {
  readonly id: ClientId;
  /** Whose file and keys it uses. */
  readonly family: AuthFamily;
  /**
   * Nothing is stored: our own credential helper, which the file names, issues the login at each request. The
   * outcome's entry is only what was proved.
   */
  readonly mints?: true;
  /** The file that holds this client's logins, before any is made (it may not exist). */
  authFile(ctx: Context): string;
  /**
   * Logs in. On refusal or failure the outcome says so without a word of foreign text that has not been
   * made harmless; it throws what needs no diagnosis: what no retry can mend (client not installed,
   * mismatch), and E_TIMEOUT.
   */
  login(target: LoginTarget, ctx: Context): Promise<ClientOutcome>;
}

export interface LoginTarget {
  readonly address: RegistryAddress;
  readonly credential: Credential;
  /** Key under which the entry is stored: the canonical host, Docker Hub's URL, or a path key. */
  readonly key: string;
  /** Where the registry's API is, for the client that asks it itself (`file`). */
  readonly endpoint: Endpoint;
  /** The user's own settings (helpers, proxies, headers) of the real file, to be honoured. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** An empty private folder (0700) that is removed afterwards. */
  readonly workDir: string;
  /** Certificate authority of the registry, PEM text. */
  readonly ca?: string | undefined;
  /** Milliseconds left of the deadline. */
  readonly timeout: number;
}

export type ClientOutcome =
  | { readonly kind: 'stored'; readonly entry: AuthEntry }
  | { readonly kind: 'failed'; readonly exitCode: number | string; readonly words: string };
