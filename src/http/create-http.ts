import type { Http } from '../context/http.js';
import type { HttpOptions } from './options.js';
import { maskProxies } from './proxy-secrets.js';

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
