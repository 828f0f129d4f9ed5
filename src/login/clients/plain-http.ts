import { fail } from '../../errors/error.js';
import { isLoopbackHost, isPrivateLiteral } from '../../http/address.js';
import type { RegistryAddress } from '../../registries/address.js';

/** Whether a registry is this machine by its very name, as docker and podman see it. */
export function isLoopback({ host }: RegistryAddress): boolean {
  return isLoopbackHost(hostnameOf(host));
}

/**
 * Whether a client may do without TLS: on loopback, and on a private address where `http://` is written. A
 * secret goes nowhere else in the clear, whatever the inputs ask for: E_PLAIN_HTTP (docs/faults.md, section 3).
 */
export function mayBePlain(address: RegistryAddress): boolean {
  if (isLoopback(address)) return true;
  if (!address.plainHttp) return false;
  if (!isPrivateLiteral(hostnameOf(address.host))) fail('E_PLAIN_HTTP', { host: address.host });
  return true;
}

function hostnameOf(host: string): string {
  return new URL(`http://${host}`).hostname;
}
