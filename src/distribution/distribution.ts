import type { RegcredError } from '../errors/error.js';
import type { Secret } from '../secret/secret.js';
import type { HostPattern } from './host-pattern.js';

/** Where a registry's API is: `host[:port]` in canonical form, and whether plain http was asked for. */
export interface Endpoint {
  readonly host: string;
  /** http instead of https. Loopback hosts are tried with https, then http, as docker does. */
  readonly plainHttp: boolean;
  /**
   * The user has named this very host as one without TLS, wherever it is. Without it, plain http goes to
   * loopback and private addresses only.
   */
  readonly insecure?: boolean;
  /** Hosts other than `host` to which the token request, and with it the secret, may go. */
  readonly realms: readonly HostPattern[];
  /** Where the user names further ones, for errors; absent: the input `realms`. */
  readonly realmsAre?: string;
}

/** A username and its secret as sent to a registry. */
export interface Login {
  readonly username: string;
  readonly secret: Secret;
  /** The secret is an identity token (OAuth2 refresh token), not a password. */
  readonly identityToken?: boolean;
}

export type Action = 'pull' | 'push';

/** One right: `push` on the repository `team/app`. */
export interface Right {
  readonly action: Action;
  readonly repository: string;
}

/** Three-valued: unknown is never success (docs/architecture.md, section 3). */
export type Answer<Accepted> =
  | ({ readonly answer: 'accepted' } & Accepted)
  | { readonly answer: 'rejected'; readonly reason: Rejection }
  | { readonly answer: 'unknown'; readonly error: RegcredError };

export interface Rejection {
  /** Who said no: the registry itself, or the token server its challenge named. */
  readonly by: 'registry' | 'token-server';
  readonly status: number;
  /** `errors[].code` of the answer when it has the form of a code, for example UNAUTHORIZED or DENIED. */
  readonly code?: string;
  /** The server's own words, made harmless and cut (src/secret/foreign.ts). */
  readonly words?: string;
  /** The time on the server's clock, epoch milliseconds, when it tells (RFC 9110 section 6.6.1). */
  readonly serverTime?: number;
}

export interface Handshake {
  /** `none`: the registry asked for no credential at all, so nothing is proved about ours. */
  readonly scheme: 'none' | 'basic' | 'bearer';
  /** Value of the Authorization header for requests to the registry. */
  readonly authorization?: Secret;
  /** What a bearer token grants, when it can be read from the token (a JWT with `access`). */
  readonly granted?: readonly Right[];
  /** When the bearer token ends, epoch milliseconds. */
  readonly expiresAt?: number;
}
