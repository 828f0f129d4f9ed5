import { BlockList, isIP } from 'node:net';
import { bareHost, isLoopbackHost } from './address.js';

/**
 * Whether a request bypasses the proxy, by NO_PROXY or as loopback. The forms are those of Go's httpproxy:
 * `*`, `host` and its subdomains, `.host` and `*.host` for subdomains only, each with an optional port,
 * IP addresses and CIDR ranges. Ranges match addresses in the URL; names are not resolved.
 */
export function bypassesProxy(url: URL, noProxy: string): boolean {
  if (isLoopbackHost(url.hostname)) return true;
  const host = bareHost(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return inRange(entry, host);
  const [name, onlyPort] = splitPort(entry);
  if (onlyPort !== undefined && onlyPort !== port) return false;
  if (isIP(name)) return isIP(host) === isIP(name) && inRange(`${name}/${isIP(name) === 6 ? 128 : 32}`, host);
  const domain = name.replace(/^\*/, '').replace(/\.$/, '');
  if (domain.startsWith('.')) return domain.length > 1 && host.endsWith(domain);
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function splitPort(entry: string): [string, string | undefined] {
  if (isIP(entry)) return [entry, undefined];
  const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  return [name.replace(/^\[(.*)\]$/, '$1'), port];
}

function inRange(range: string, host: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const version = isIP(network);
  const most = version === 6 ? 128 : 32;
  if (!isIP(host) || !version || !/^\d{1,3}$/.test(bits) || Number(bits) > most) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), version === 6 ? 'ipv6' : 'ipv4');
  return list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}
