import { regcredError, RegcredError } from '../errors/error.js';

const EXPIRED = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const UNTRUSTED =
  /SELF_SIGNED|^UNABLE_TO_|^CERT_|^INVALID_|^CRL_|^PATH_LENGTH|CHAIN_TOO_LONG|^HOSTNAME_MISMATCH/;
const LOST = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
// What OpenSSL says of bytes that are not TLS: a server with plain http answers "HTTP/1.1 400".
const NOT_TLS = /wrong.version.number|packet.length.too.long|http.request/i;

/**
 * Translates an error of node's net, tls and http into one of ours. Only its code is shown: messages carry
 * addresses, headers and URLs. OpenSSL's reason is read, because some failures have no code but EPROTO.
 */
export function networkError(error: unknown, url: URL, proxy?: URL): RegcredError {
  if (error instanceof RegcredError) return error;
  const code = codeOf(error);
  const host = url.host;
  const options = { cause: error };
  if (code.startsWith('HPE_')) return unreadable(code, host);
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return regcredError('E_TLS_HOST', { host }, options);
  if (EXPIRED.has(code)) return regcredError('E_TLS_EXPIRED', { host }, options);
  if (UNTRUSTED.test(code)) return regcredError('E_TLS_UNTRUSTED', { host, reason: code }, options);
  const tls = /^ERR_SSL_|^EPROTO$/.test(code);
  if (tls && NOT_TLS.test(reasonOf(error))) return regcredError('E_TLS_NOT_SPOKEN', { host }, options);
  if (tls) return regcredError('E_TLS_PROTOCOL', { host, reason: code }, options);
  if (proxy && !LOST.has(code))
    return regcredError('E_PROXY_UNREACHABLE', { proxy: proxy.host, reason: code }, options);
  if (code === 'ENOTFOUND') return regcredError('E_HOST_NOT_FOUND', { host }, options);
  if (code.startsWith('EAI_')) return regcredError('E_DNS_TEMPORARY', { host }, options);
  if (code === 'ECONNREFUSED') return regcredError('E_CONNECTION_REFUSED', { host }, options);
  if (LOST.has(code)) return regcredError('E_CONNECTION_LOST', { host }, options);
  return regcredError('E_CONNECTION_FAILED', { host, reason: code }, options);
}

/** An AggregateError stands for the attempts at several addresses; they mostly fail alike. */
function codeOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = (first as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'unknown reason';
}

/** Node 20 puts the reason of an EPROTO into the message only. */
function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return `${code} ${message}`;
}

function unreadable(code: string, host: string): RegcredError {
  return code === 'HPE_HEADER_OVERFLOW'
    ? regcredError('E_RESPONSE_TOO_LARGE', { host, limit: 16 * 1024 })
    : regcredError('E_RESPONSE_INVALID', { host, problem: 'it is not HTTP' });
}
