import type { Context } from '../../context/context.js';
import type { Answer, Endpoint, Handshake } from '../../distribution/distribution.js';
import type { Credential } from '../../registries/contract.js';
import type { RegistryAddress } from '../../registries/address.js';
import type { AuthEntry } from '../auth-file/auth-file.js';
import type { AuthFamily } from '../auth-file/auth-key.js';

export const clientIds = ['docker', 'podman', 'buildah', 'nerdctl', 'file', 'helper'] as const;
export type ClientId = (typeof clientIds)[number];

/**
 * Proves a credential with its own program in a private folder and returns the entry to merge. Never writes the
 * real file itself.
 */
export interface Client {
  readonly id: ClientId;
  /** Starts a program, which sends the password itself. */
  readonly isProgram?: true;
  /** Which file and keys it uses. */
  readonly family: AuthFamily;
  /**
   * Stores nothing: the file names our own credential helper, which issues the login at each request. The outcome's
   * entry is only what was proved.
   */
  readonly mints?: true;
  /** The file for this client's logins; it may not exist yet. */
  authFile(ctx: Context): string;
  /**
   * Logs in. Returns a refusal or failure as an outcome, with foreign text neutralised. Throws only what needs no
   * diagnosis: what no retry can fix (client not installed, mismatch), and E_TIMEOUT.
   */
  login(target: LoginTarget, ctx: Context): Promise<ClientOutcome>;
}

export interface LoginTarget {
  readonly address: RegistryAddress;
  readonly credential: Credential;
  /** Key under which the entry is stored: the canonical host, Docker Hub's URL, or a path key. */
  readonly key: string;
  /** The registry's API, for clients that ask it without a program (`file`, `helper`). */
  readonly endpoint: Endpoint;
  /** The user's settings in the real file: helpers, proxies, headers. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** An empty private folder (0700), removed afterwards. */
  readonly workDir: string;
  /** Certificate authority of the registry, PEM text. */
  readonly ca?: string | undefined;
  /** Milliseconds left of the deadline. */
  readonly timeout: number;
}

export type ClientOutcome =
  | { readonly kind: 'stored'; readonly entry: AuthEntry }
  | {
      readonly kind: 'failed';
      readonly exitCode: number | string;
      readonly words: string;
      /** What our own handshake found out, where that is the client. */
      readonly answer?: Answer<Handshake>;
    };
