import { fail } from '../../errors/error.js';
import { isLoopbackHost, isPrivateLiteral } from '../../http/address.js';
import type { RegistryAddress } from '../../registries/address.js';

/** Whether the name of a registry means this machine, as docker and podman decide it. */
export function isLoopback({ host }: RegistryAddress): boolean {
  return isLoopbackHost(hostnameOf(host));
}

/**
 * Whether a client may skip TLS: on loopback, and on a private address written with `http://`. Throws E_PLAIN_HTTP for
 * any other: a secret is never sent there in the clear (docs/faults.md, section 3).
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
