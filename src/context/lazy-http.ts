import type { Http } from '../http/http.js';

/** An Http that is loaded by its first request: a plain login sends none. */
export function lazyHttp(load: () => Promise<Http>): Http {
  let loaded: Promise<Http> | undefined;
  return {
    async send(request) {
      loaded ??= load();
      return (await loaded).send(request);
    },
  };
}
