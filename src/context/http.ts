import type { Secret } from '../secret/secret.js';

/**
 * The one client for every request we send ourselves.
 *
 * Promises: https only, but for what `plainHttp` says; no redirect unless asked for, and then never to
 * another origin; answers within the size cap; a deadline over all attempts; transient failures of
 * repeatable requests are tried again with full jitter and `Retry-After`; a refusal never is.
 * A failure to get an answer is a {@link RegcredError}; an HTTP status of any kind is an answer.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** The kind of network an address belongs to; `special` is where no server can be. */
export type Network = 'loopback' | 'private' | 'special' | 'public';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Without user info; a secret never stands in a URL. */
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
   * Which addresses the host may resolve to, checked when connecting: `any` for a host the user named,
   * `public` for a host a server named (no loopback, link-local, metadata, private or multicast address).
   */
  readonly addresses?: 'any' | 'public' | 'public-or-private';
  /** Past every proxy: for addresses that mean something else to each machine, such as a metadata service. */
  readonly direct?: true;
  /** Cap on the answer's body. Default 128 KiB. */
  readonly maxBytes?: number;
  /** Milliseconds over all attempts. Default 30 s. */
  readonly timeout?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** In what kind of network the address that answered is; with a proxy this is the proxy's. */
  readonly network?: Network;
  /** One header by its lower-case name; several of the same name are joined by `, `. */
  header(name: string): string | undefined;
  text(): string;
  /** The body as JSON; E_RESPONSE_INVALID, without a word of the body, when it is not. */
  json(): unknown;
}
