import type { Context } from '../../src/context/context.js';
import { createHttp } from '../../src/http/create-http.js';
import { testContext } from '../context.js';
import { tempDir } from '../redaction/oracle.js';
import { startForwardProxy, type ForwardProxy, type Hosts } from './forward-proxy.js';

export interface Internet extends ForwardProxy {
  /** A context whose requests go through this internet. */
  context(overrides?: Partial<Context>): ReturnType<typeof testContext>;
}

/**
 * An internet in which vendors' fixed host names (sts.amazonaws.com) are servers on loopback: a forward proxy
 * that ends TLS itself with a certificate for each host. What is not in `hosts` cannot be reached. Needs openssl.
 */
export async function startInternet(hosts: Hosts): Promise<Internet> {
  const proxy = await startForwardProxy(hosts, tempDir());
  return {
    ...proxy,
    context(overrides = {}) {
      const base = testContext({ ...overrides, env: { ...proxy.env, ...overrides.env } });
      return { ...base, http: createHttp({ ...base, ca: proxy.ca }) };
    },
  };
}
