/**
 * Replaces @actions/http-client when @actions/core is bundled, and for it and undici when
 * @actions/github is (scripts/build.mjs).
 *
 * The toolkit needs its HTTP client only to ask for an ID token, and octokit to have a default transport;
 * regcred sends everything with its own client (src/http), which obeys the same deadlines, proxies and size
 * caps as every other request. The original brings undici, most of a megabyte, into every start.
 */
function refuse(): never {
  throw new Error('regcred sends its requests through src/http');
}

/** @actions/github makes one when it is loaded, and asks it for a transport that regcred never uses. */
class HttpClient {
  getAgent(): undefined {}
  getAgentDispatcher(): undefined {}
  readonly get = refuse;
  readonly getJson = refuse;
  readonly post = refuse;
  readonly request = refuse;
}

export { HttpClient, refuse as BearerCredentialHandler, refuse as fetch };
