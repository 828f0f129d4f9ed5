import { BlockList, isIP, isIPv4 } from 'node:net';
import type { Network } from '../context/http.js';

const ranges: readonly (readonly [Network, readonly string[]])[] = [
  ['loopback', ['127.0.0.0/8', '::1/128']],
  [
    'special',
    [
      // IANA special-purpose registries: this network, link-local, multicast, reserved, broadcast, unspecified.
      ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '224.0.0.0/4', '240.0.0.0/4'],
      ...['fe80::/10', 'ff00::/8'],
      // Deprecated or local, and all but the first can hide an IPv4 address: site-local, v4-compatible, 6to4,
      // Teredo, local NAT64 (RFC 8215).
      ...['fec0::/10', '::/96', '2002::/16', '2001::/32', '64:ff9b:1::/48'],
      // Metadata services outside link-local: AWS over IPv6, Alibaba, Azure's WireServer.
      ...['fd00:ec2::254/128', '100.100.100.200/32', '168.63.129.16/32'],
    ],
  ],
  [
    'private',
    ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15', 'fc00::/7'],
  ],
];

/** Which kind of network an IP address is in. v4-mapped and NAT64 addresses count as the IPv4 address within. */
export function networkOf(address: string): Network {
  const bare = embeddedIPv4(address.replace(/%.*$/, '')) ?? address.replace(/%.*$/, '');
  for (const [network, subnets] of ranges) if (listOf(subnets).check(bare, familyOf(bare))) return network;
  return 'public';
}

function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', bits = ''] = subnet.split('/');
    list.addSubnet(network, Number(bits), familyOf(network));
  }
  return list;
}

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** The IPv4 address within `::ffff:a.b.c.d` (RFC 4291) or `64:ff9b::a.b.c.d` (NAT64, RFC 6052). */
function embeddedIPv4(address: string): string | undefined {
  if (isIP(address) !== 6) return undefined;
  // The URL parser writes the canonical form: compressed, lower case, and the last 32 bits in hexadecimal.
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [, high, low] = /^(?:::ffff:|64:ff9b::)(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (low === undefined) return undefined;
  const [a, b] = [parseInt(high ?? '0', 16), parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** The host of a URL without the brackets of IPv6, and without the trailing dot of a full name. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** Whether the host of a URL is loopback by what is written: an address, or `localhost`. */
export function isLoopbackHost(hostname: string): boolean {
  const host = bareHost(hostname);
  return host === 'localhost' || (isIP(host) !== 0 && networkOf(host) === 'loopback');
}

/** Whether the host of a URL is an address (not a name) of a private network. */
export function isPrivateLiteral(hostname: string): boolean {
  const host = bareHost(hostname);
  return isIP(host) !== 0 && networkOf(host) === 'private';
}
