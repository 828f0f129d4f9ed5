import { isIPv6 } from 'node:net';

// RFC 1123 labels. No underscore: image references cannot name such a host (distribution/reference).
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const PORT = /^[1-9]\d{0,4}$/;

/**
 * The canonical form of `host[:port]`: lower case, IPv6 compressed and in brackets, `defaultPort` dropped.
 * Undefined when it is no host that every URL parser and resolver would read the same way.
 */
export function canonicalHost(text: string, defaultPort: string): string | undefined {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text.toLowerCase()) ?? [];
  const host = name.startsWith('[') ? ipv6(name) : isName(name) ? name : undefined;
  if (host === undefined || (port !== undefined && !isPort(port))) return undefined;
  const canonical = port === undefined || port === defaultPort ? host : `${host}:${port}`;
  return readsBack(host) ? canonical : undefined;
}

function isPort(text: string): boolean {
  return PORT.test(text) && Number(text) <= 65_535;
}

function isName(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => LABEL.test(label));
}

/** Compressed as RFC 5952 asks; without zone ids, which no certificate can name. */
function ipv6(bracketed: string): string | undefined {
  const address = bracketed.slice(1, -1);
  return isIPv6(address) && !address.includes('%') ? new URL(`https://${bracketed}`).hostname : undefined;
}

/**
 * The parser that will send the request sees the same host. It refuses broken punycode, and every number
 * that is no dotted quad: `2852039166` is 169.254.169.254 to it (WHATWG URL, "ends in a number").
 */
function readsBack(host: string): boolean {
  return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
}
