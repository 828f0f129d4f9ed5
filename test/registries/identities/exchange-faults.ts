import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { IdentityVendor } from '../../fakes/identity-vendor.js';
import type { Behaviour } from '../../fakes/server.js';
import { startServer } from '../../fakes/server.js';
import { nextChange } from '../../fakes/vendor.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { openScene, type IdentityCase } from './scene.js';

/** What goes wrong with each call of an exchange, the same for every vendor (docs/faults.md, group D). */
export function exchangeFaults<V extends IdentityVendor>(one: IdentityCase<V>): void {
  describe.each(one.exchanges)('its call to $name', ({ is, member }) => {
    /** A scene, and how a login in it ends when the answer to this call is another one, so many times. */
    const open = async () => {
      const scene = await openScene(one);
      const meet = (happens: Behaviour, count = Infinity) =>
        nextChange(scene.vendor, { when: 'before', happens }, is, count);
      const fail = (happens: Behaviour, count?: number) => {
        meet(happens, count);
        return failure(scene.logIn());
      };
      const works = async (happens: Behaviour, count: number) => {
        meet(happens, count);
        const { username, secret } = await scene.logIn();
        return scene.vendor.accepts(username, secret.reveal());
      };
      return { ...scene, fail, works };
    };

    it('D6: a redirect leads nowhere, and its target sees no byte', async () => {
      const attacker = await running(startServer(() => ({ status: 200 }), { observe }));
      const { fail, wanted, vendor } = await open();
      for (const status of [301, 302, 303, 307, 308]) {
        for (const location of ['https://evil.example.com/x', `${attacker.origin}/x`, '/elsewhere']) {
          const { code } = await fail({ status, headers: { location } });
          expect(code).toMatch(/^E_(?:REDIRECT_REFUSED|TLS_DOWNGRADE)$/);
        }
      }
      expect(attacker.connections).toEqual([]);
      const strangers = wanted.filter((host) => !Object.hasOwn(vendor.hosts, host.replace(/:443$/, '')));
      expect(strangers).toEqual([]);
    });

    it('D8: an answer without a token, or with one that cannot be sent', async () => {
      const { fail } = await open();
      const fill = canary().repeat(4000);
      const tokens = ['', 123, 'a b', 'a\nb', 'ä', null, fill].map((value) => ({ [member]: value }));
      for (const body of [{}, { refresh: 'x' }, [], ...tokens]) {
        expect((await fail({ status: 200, body })).code).toBe('E_TOKEN_INVALID');
      }
      const { code } = await fail({ status: 200, body: { [member]: fill.repeat(4) } });
      expect(code).toBe('E_RESPONSE_TOO_LARGE');
    });

    it('D9: an answer that is a page, compressed, or has something behind it', async () => {
      const { fail } = await open();
      const headers = { 'content-encoding': 'gzip' };
      const bodies = ['<html>Log in to the hotel</html>', '{"a":1}x', ''].map((body) => ({ body }));
      for (const reply of [...bodies, { headers, body: gzipSync('{}') }]) {
        expect((await fail({ status: 200, ...reply })).code).toBe('E_RESPONSE_INVALID');
      }
    });

    it('D10: a refusal is final, and has a cause and a cure', async () => {
      const { fail } = await open();
      for (const status of [400, 401, 403, 404, 405, 418]) {
        // Only the first request meets it: a second one would succeed.
        const error = await fail({ status, body: { error: 'no' } }, 1);
        expect(error.code).toBe('E_IDENTITY_REFUSED');
        expect(error.message).toContain(`status ${status}`);
        expect(error.toString()).not.toMatch(/undefined|\{\w+\}|Hint: $/);
      }
    });

    it('D10: a refusal that repeats what was sent does not show it', async () => {
      const { vendor, ci, logIn } = await open();
      // So short that nothing of it is cut off with the end of a long answer.
      const payload = Buffer.from(JSON.stringify({ aud: one.audience })).toString('base64url');
      const short = { MINE: `e30.${payload}.${canary()}`, GITHUB_ACTIONS: 'true' };
      const ownToken = { identity: `${one.identity} id-token=env:MINE`, env: short };
      vendor.mishap = (request) => {
        if (!is(request)) return undefined;
        const { authorization = '', body } = request;
        const sent = /(?:e30|eyJ|ya29)\.?[\w.-]{20,}/.exec(body.toString())?.[0] ?? authorization;
        return { when: 'before', happens: { status: 400, body: `::error::${sent}` } };
      };
      for (const attempt of [{ env: ci.env }, ownToken]) {
        const error = await failure(logIn(attempt));
        expect(error.code).toBe('E_IDENTITY_REFUSED');
        expect(String(error)).not.toContain('::error');
      }
    });

    it('D10: a 429 is waited for as it asks, within limits', async () => {
      const { fail, works, waits } = await open();
      const limited = (after: string) => ({ status: 429, headers: { 'retry-after': after } });
      expect(await works(limited('7'), 1)).toBe(true);
      expect(waits.filter((wait) => wait >= 7000)).toHaveLength(1);
      for (const after of ['86400', new Date(Date.now() + 9e7).toUTCString(), '-1']) {
        expect((await fail(limited(after))).code).toBe('E_RATE_LIMITED');
      }
      expect(Math.max(...waits)).toBeLessThan(13_000);
    });

    it('D10, D11: a fault of the server or the line that lasts is said, one that passes is not', async () => {
      const { fail, works } = await open();
      for (const status of [500, 502, 503, 504]) {
        expect((await fail({ status, body: 'x' })).code).toBe('E_SERVER_UNAVAILABLE');
        expect(await works({ status }, 2)).toBe(true);
      }
      expect((await fail('drop')).exit).toBe(75);
      expect(await works('drop', 1)).toBe(true);
    });

    it('D12: a refusal by a server with another clock is the clock’s', async () => {
      const { fail } = await open();
      const date = new Date(Date.now() + 10 * 60_000).toUTCString();
      const error = await fail({ status: 401, headers: { date }, body: {} });
      expect(error.code).toBe('E_CLOCK_SKEW');
      expect(error.message).toContain('10');
    });
  });
}
