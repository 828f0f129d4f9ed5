import { isLoopbackHost } from '../../http/address.js';

/** Whether `host[:port]` is this machine by its very name, as docker and podman see it. */
export function isLoopback(host: string): boolean {
  return isLoopbackHost(new URL(`http://${host}`).hostname);
}
