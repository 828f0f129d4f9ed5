import type { Agent } from 'node:http';
import type { Proxy } from './proxy-choice.js';
import type { Trust } from './trust.js';

/**
 * An agent that reaches its host through CONNECT. Loaded on demand: most machines have no proxy.
 *
 * The library writes the proxy's URL to stderr under `DEBUG=*`, so it gets one without credentials, and
 * the credentials as a header, which it does not print. The signal ends a CONNECT that is never answered.
 */
export async function openTunnel(proxy: Proxy, trust: Trust, signal: AbortSignal): Promise<Agent> {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const authorization = proxy.authorization;
  const headers = () => ({ ...(authorization && { 'proxy-authorization': authorization.reveal() }) });
  return new HttpsProxyAgent(proxy.url, { ...trust, headers, signal, keepAlive: false });
}
