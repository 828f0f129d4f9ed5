/**
 * Replaces @actions/http-client in the bundle, and undici for @actions/github (scripts/build.mjs).
 *
 * The toolkit needs its HTTP client only to ask for an ID token, and octokit only as a default transport. regcred
 * sends everything with src/http, so that the same deadlines, proxies and size caps apply to every request. The
 * original loads undici, most of a megabyte, at every start.
 */
function refuse(): never {
  throw new Error('regcred sends its requests through src/http');
}

/** @actions/github creates one while loading and asks it for a transport that regcred never uses. */
class HttpClient {
  getAgent(): undefined {}
  getAgentDispatcher(): undefined {}
  readonly get = refuse;
  readonly getJson = refuse;
  readonly post = refuse;
  readonly request = refuse;
}

export { HttpClient, refuse as BearerCredentialHandler, refuse as fetch };
