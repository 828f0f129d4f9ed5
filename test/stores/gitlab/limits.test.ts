import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { networkContext } from '../../distribution/context.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { credential, opened, WEB } from './opened.js';

/** A clock that moves on only by sleeping, under the requests as well. */
function ownTime(env: Context['env']) {
  const start = Date.now();
  let now = start;
  const clock: Context['clock'] = {
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
  return { ctx: networkContext({ clock }, { clock, env }), passed: () => now - start };
}

const throttled = (headers: Record<string, string>) => ({
  status: 429,
  headers,
  body: { message: 'Retry later' },
});

describe('GitLab’s limits', () => {
  it('a 429 is waited for as long as Retry-After says, whatever the request', async () => {
    const { gitlab, ctx, store } = await opened();
    const refused = new Set<string>();
    gitlab.before = ({ method }) => {
      if (refused.has(method)) return undefined;
      refused.add(method);
      return throttled({ 'retry-after': '45' });
    };
    const time = ownTime(ctx.env);
    const value = canary();
    await store.write(credential(value), time.ctx);
    expect(gitlab.variables.get(WEB, 'PASSWORD')?.value === value).toBe(true);
    expect([...refused].sort()).toEqual(['GET', 'POST']);
    expect(time.passed()).toBeGreaterThanOrEqual(90_000);
  });

  it('RateLimit-Reset says it too', async () => {
    const { gitlab, ctx, store } = await opened();
    const time = ownTime(ctx.env);
    let turn = 0;
    gitlab.before = () =>
      turn++ < 3
        ? throttled({
            'ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 50),
            date: new Date().toUTCString(),
          })
        : undefined;
    await store.read(time.ctx);
    expect(time.passed()).toBeGreaterThan(45_000);
  });

  it('ends with a temporary error when GitLab asks for more than two minutes', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.before = () => throttled({ 'retry-after': '30' });
    const time = ownTime(ctx.env);
    const error = await failure(store.read(time.ctx));
    expect(error).toMatchObject({ code: 'E_RATE_LIMITED', exit: 75 });
    expect(time.passed()).toBeLessThan(200_000);
    gitlab.before = () => throttled({ 'retry-after': '3600' });
    const again = ownTime(ctx.env);
    expect((await failure(store.read(again.ctx))).code).toBe('E_RATE_LIMITED');
    expect(again.passed()).toBeLessThan(1_000);
  });

  it('an error of the server is temporary and names no secret', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.before = ({ method, body }) =>
      method === 'GET' ? undefined : { status: 502, body: `sorry: ${body.toString('utf8')}` };
    const error = await failure(store.write(credential(), ctx));
    expect(error).toMatchObject({ code: 'E_SERVER_UNAVAILABLE', exit: 75 });
  });

  it('what GitLab echoes of the secret is not shown', async () => {
    const { gitlab, ctx, store } = await opened();
    const login = credential();
    ctx.masks.add(login.secret);
    gitlab.before = ({ method, body }) =>
      method === 'GET' ? undefined : { status: 400, body: { message: body.toString('utf8') } };
    expect((await failure(store.write(login, ctx))).code).toBe('E_STORE_VALUE');
  });
});
