import { describe, expect, it } from 'vitest';
import { retryAfter } from '../../src/http/retry-after.js';
import { startServer, type Behaviour } from '../fakes/server.js';
import { client, running } from './client.js';

/** A clock that notes the pauses and lets them pass at once. */
function patience() {
  const pauses: number[] = [];
  let now = Date.parse('2026-11-22T12:00:00Z');
  const clock = {
    now: () => now,
    sleep: (milliseconds: number) => {
      pauses.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
  return { clock, pauses };
}

const inTurn = (...behaviours: Behaviour[]) =>
  running(startServer(() => behaviours.shift() ?? { status: 200, body: 'in the end' }));

describe('a passing failure', () => {
  it.each([429, 500, 502, 503, 504])('D10: status %i is tried again', async (status) => {
    const server = await inTurn({ status });
    const response = await client().send({ method: 'GET', url: new URL(server.origin) });
    expect([response.status, response.text()]).toEqual([200, 'in the end']);
  });

  it('D10: a flapping 503 is answered as it is after three attempts', async () => {
    const server = await running(startServer(() => ({ status: 503 })));
    expect((await client().send({ method: 'GET', url: new URL(server.origin) })).status).toBe(503);
    expect(server.requests).toHaveLength(3);
  });

  it('D11: a connection that is cut is tried again', async () => {
    const server = await inTurn('drop', 'drop');
    expect((await client().send({ method: 'GET', url: new URL(server.origin) })).status).toBe(200);
  });

  it.each([401, 403, 404, 405, 418])('D10: status %i is never tried again', async (status) => {
    const server = await running(startServer(() => ({ status, headers: { 'retry-after': '1' } })));
    expect((await client().send({ method: 'GET', url: new URL(server.origin) })).status).toBe(status);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['POST', 'PATCH'] as const)(
    'a %s is sent once, unless it is said to be repeatable',
    async (method) => {
      const once = await inTurn({ status: 503 });
      expect((await client().send({ method, url: new URL(once.origin) })).status).toBe(503);
      const again = await inTurn({ status: 503 });
      const request = { method, url: new URL(again.origin), body: 'same', repeatable: true };
      expect((await client().send(request)).status).toBe(200);
      expect(again.requests.map(({ body }) => body.toString())).toEqual(['same', 'same']);
    },
  );

  it('waits with full jitter', async () => {
    const { clock, pauses } = patience();
    const server = await inTurn({ status: 503 }, { status: 503 });
    const random = { fraction: () => 0.25, bytes: (length: number) => new Uint8Array(length) };
    await client({ clock, random }).send({ method: 'GET', url: new URL(server.origin) });
    expect(pauses).toEqual([250, 500]);
  });
});

describe('Retry-After', () => {
  const limited = (value: string) => ({ status: 429, headers: { 'retry-after': value } });

  it('D10: of one second is obeyed', async () => {
    const { clock, pauses } = patience();
    const server = await inTurn(limited('1'));
    expect((await client({ clock }).send({ method: 'GET', url: new URL(server.origin) })).status).toBe(200);
    expect(pauses[0]).toBeGreaterThanOrEqual(1000);
    expect(pauses[0]).toBeLessThan(2000);
  });

  it.each(['86400', '45', '99999999999999999999999', 'Sun, 22 Nov 2099 12:00:00 GMT'])(
    'D10: of %s leaves no room within the deadline, so the 429 is the answer at once',
    async (value) => {
      const { clock, pauses } = patience();
      const server = await inTurn(limited(value));
      expect((await client({ clock }).send({ method: 'GET', url: new URL(server.origin) })).status).toBe(429);
      expect([pauses, server.requests.length]).toEqual([[], 1]);
    },
  );

  const now = Date.parse('2026-11-22T12:00:00Z');
  it.each([
    ['7', undefined, 7000],
    ['0', undefined, 0],
    ['60', undefined, 60_000],
    ['61', undefined, Infinity],
    ['-1', undefined, undefined],
    ['1.5', undefined, undefined],
    ['1e3', undefined, undefined],
    ['', undefined, undefined],
    ['soon', undefined, undefined],
    ['2026-11-22', undefined, undefined],
    ['Sun, 22 Nov 2026 12:00:30 GMT', undefined, 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', undefined, 0],
    ['Sun, 99 Nov 2026 11:00:00 GMT', undefined, undefined],
    // The server's clock is an hour behind ours.
    ['Sun, 22 Nov 2026 11:00:05 GMT', 'Sun, 22 Nov 2026 11:00:00 GMT', 5000],
    ['Sun, 22 Nov 2026 12:00:05 GMT', 'nonsense', 5000],
  ])('D10: %j with the date %j means %s', (value, date, expected) => {
    expect(retryAfter(value, date, now)).toBe(expected);
  });

  it('D10: is not there', () => expect(retryAfter(undefined, undefined, now)).toBeUndefined());
});
