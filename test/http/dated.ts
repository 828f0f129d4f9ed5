import type { Clock } from '../../src/context/context.js';
import type { Http } from '../../src/context/http.js';

/** Servers of tests run on the machine's clock. Where a test moves its own, their answers carry that one's date. */
export function dated(http: Http, clock: Pick<Clock, 'now'>): Http {
  return {
    async send(request) {
      const response = await http.send(request);
      const date = new Date(clock.now()).toUTCString();
      const header = (name: string) =>
        name === 'date' && response.header(name) !== undefined ? date : response.header(name);
      return { ...response, header, text: () => response.text(), json: () => response.json() };
    },
  };
}
