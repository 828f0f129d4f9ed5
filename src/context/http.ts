import type { Allowance } from './allowance.js';
import type { Secret } from '../secret/secret.js';

/**
 * The client for every request that regcred sends itself.
 *
 * Promises: https only, but for what `plainHttp` allows; no redirect unless requested, and then never to
 * another origin; responses within the size cap; a deadline over all attempts; transient failures of
 * repeatable requests are retried with full jitter and `Retry-After`; a refusal never is.
 * Without a response it throws a {@link RegcredError}; any HTTP status is a response.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** The kind of network an address belongs to; `special` is where no server can be. */
export type Network = 'loopback' | 'private' | 'special' | 'public';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Without user info; a URL never contains a secret. */
  readonly url: URL;
  /** A Secret is revealed only where the bytes are written. */
  readonly headers?: Readonly<Record<string, string | Secret>>;
  readonly body?: string | Uint8Array | Secret;
  /** `same-origin` follows redirects within scheme, host and port; the default refuses every redirect. */
  readonly redirect?: 'refuse' | 'same-origin';
  /** Whether sending it twice does no harm. Default: yes for GET, HEAD, PUT and DELETE. */
  readonly repeatable?: boolean;
  /** Plain http. Loopback addresses need no permission, as with docker; any other host needs `true`. */
  readonly plainHttp?: boolean;
  /**
   * Addresses that the host may resolve to, checked when connecting: `any` for a host the user named,
   * `public` for a host a server named (no loopback, link-local, metadata, private or multicast address).
   */
  readonly addresses?: 'any' | 'public' | 'public-or-private';
  /** Carries a password, so it is sent no more often than {@link HttpRequest.allowance} has left. */
  readonly carriesPassword?: boolean;
  readonly allowance?: Allowance;
  /** Bypasses every proxy: for addresses that differ in meaning between machines, such as a metadata service. */
  readonly direct?: true;
  /** Cap on the response's body. Default: 128 KiB. */
  readonly maxBytes?: number;
  /** Milliseconds over all attempts. Default: 30 s. */
  readonly timeout?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** The network of the address that answered; with a proxy, the proxy's. */
  readonly network?: Network;
  /** Returns a header by its lower-case name; several of one name are joined by `, `. */
  header(name: string): string | undefined;
  text(): string;
  /** Parses the body as JSON. Throws E_RESPONSE_INVALID, without a word of the body. */
  json(): unknown;
}
