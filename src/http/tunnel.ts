import type { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { Proxy } from './proxy-choice.js';
import type { Trust } from './trust.js';

interface TunnelWire {
  readonly trust: Trust;
  readonly proxyLookup: LookupFunction;
}

/**
 * Creates an agent that reaches its host through CONNECT. Loaded on demand: most machines have no proxy.
 *
 * The library prints the proxy's URL under `DEBUG=*`, so it receives one without credentials, and the
 * credentials as a header, which it does not print. The signal aborts a CONNECT that is never answered.
 */
export async function openTunnel(proxy: Proxy, wire: TunnelWire, signal: AbortSignal): Promise<Agent> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const authorization = proxy.authorization;
  const headers = () => ({ ...(authorization && { 'proxy-authorization': authorization.reveal() }) });
  return new HttpsProxyAgent(proxy.url, {
    ...wire.trust,
    lookup: wire.proxyLookup,
    headers,
    signal,
    keepAlive: false,
  });
}
