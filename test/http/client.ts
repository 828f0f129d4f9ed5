import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { createHttp } from '../../src/http/create-http.js';
import type { HttpOptions } from '../../src/http/options.js';
import type { Http } from '../../src/context/http.js';
import { RegcredError } from '../../src/errors/error.js';
import { inspect } from 'node:util';
import { afterTest } from '../after.js';
import { testContext } from '../context.js';
import { observe } from '../redaction/oracle.js';

/** The real client with a clock that does not wait and an environment without proxies. */
export function client(options: Partial<HttpOptions> = {}): Http {
  const { clock, random, signal, masks } = testContext();
  return createHttp({ env: {}, clock, random, signal, masks, ...options });
}

/** A lookup that answers from a table, whatever DNS this machine has. Several answers come one per call. */
export function names(table: Readonly<Record<string, readonly string[]>>): LookupFunction {
  const asked = new Map<string, number>();
  return (hostname, options, callback) => {
    const all = table[hostname];
    if (all === undefined) {
      return callback(Object.assign(new Error(`getaddrinfo ${hostname}`), { code: 'ENOTFOUND' }), '', 0);
    }
    const turn = asked.get(hostname) ?? 0;
    asked.set(hostname, turn + 1);
    const address = all[Math.min(turn, all.length - 1)] ?? '';
    const family = address.includes(':') ? 6 : 4;
    const list: LookupAddress[] = [{ address, family }];
    if (options.all) callback(null, list);
    else callback(null, address, family);
  };
}

/** A lookup that fails as getaddrinfo does. */
export const failingLookup =
  (code: string): LookupFunction =>
  (_hostname, _options, callback) =>
    callback(Object.assign(new Error(code), { code }), '', 0);

/** The error a promise ends with, after everything in it was searched for secrets. */
export async function failure(promise: Promise<unknown>): Promise<RegcredError> {
  const error: unknown = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  observe('error', inspect(error, { depth: 8, showHidden: true }));
  if (!(error instanceof RegcredError)) throw error;
  observe('error text', error.toString());
  return error;
}

/** Closes the server after the test. */
export async function running<S extends { close(): Promise<void> }>(starting: Promise<S>): Promise<S> {
  const server = await starting;
  afterTest(() => server.close());
  return server;
}
