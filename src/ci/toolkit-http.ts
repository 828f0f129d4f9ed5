/**
 * Stands in for @actions/http-client when @actions/core is bundled (scripts/build.mjs).
 *
 * The toolkit needs its HTTP client only to ask for an ID token; regcred asks with its own client
 * (src/http), which obeys the same deadlines, proxies and size caps as every other request. The
 * original brings undici, most of a megabyte, into every start.
 */
function refuse(): never {
  throw new Error('regcred sends its requests through src/http');
}

export { refuse as HttpClient, refuse as BearerCredentialHandler };
