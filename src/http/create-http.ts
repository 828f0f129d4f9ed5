import type { LookupFunction } from 'node:net';
import type { Context } from '../context/context.js';
import type { Http } from './http.js';
import { maskProxies } from './proxy-secrets.js';

/** What the client needs of the context, and what it trusts. */
export interface HttpOptions extends Pick<Context, 'env' | 'clock' | 'random' | 'signal' | 'masks'> {
  /** Certificates in PEM form, trusted in addition to the system's. */
  readonly ca?: string;
  /** How names become addresses. Default: that of the system. */
  readonly lookup?: LookupFunction;
}

/**
 * The client for every request we send ourselves ({@link Http}).
 *
 * A plain login sends none, so node:https and all that belongs to it are loaded with the first request.
 * Passwords of proxies are masked at once: other programs that we start may print them too.
 */
export function createHttp(options: HttpOptions): Http {
  maskProxies(options.env, options.masks);
  return {
    async send(request) {
      const { send } = await import('./send.js');
      return send(request, options);
    },
  };
}
