import type { Http } from '../context/http.js';
import type { HttpOptions } from './options.js';
import { maskProxies } from './proxy-secrets.js';

/**
 * Creates the client for all requests of regcred ({@link Http}).
 *
 * Loads node:https with the first request, because a plain login sends none.
 * Masks the passwords of proxies at once, because programs that we start may print them too.
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
