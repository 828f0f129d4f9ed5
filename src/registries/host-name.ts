import { isIPv4, isIPv6 } from 'node:net';

// RFC 1123 labels. No underscore: image references cannot name such a host (distribution/reference).
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
// What URL parsers read as an IPv4 number, `2852039166` or `0x7f` (WHATWG URL, "ends in a number").
const NUMBER = /^(?:\d+|0x[0-9a-f]*)$/;
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
  const labels = text.split('.');
  if (text.length > 253 || !labels.every((label) => LABEL.test(label))) return false;
  return NUMBER.test(labels.at(-1) ?? '') ? isIPv4(text) : true;
}

/** Compressed as RFC 5952 asks; without zone ids, which no certificate can name. */
function ipv6(bracketed: string): string | undefined {
  const address = bracketed.slice(1, -1);
  return isIPv6(address) && !address.includes('%') ? new URL(`https://${bracketed}`).hostname : undefined;
}

/** The parser that will send the request sees the same host: catches for example broken punycode. */
function readsBack(host: string): boolean {
  const url = URL.canParse(`https://${host}`) ? new URL(`https://${host}`) : undefined;
  return url?.hostname === host;
}
