import { describe, expect, it } from 'vitest';
import { published, secondaryLimit } from '../../fakes/github/limits.js';
import type { GithubOptions } from '../../fakes/github/server.js';
import { createIdleClock } from '../../fakes/idle-clock.js';
import { client, failure } from '../../http/client.js';
import { login, scene } from './scene.js';

const START = Date.parse('2026-05-01T00:00:00Z');

/** A scene whose time moves only when nothing else can happen. */
async function timed(options: Partial<GithubOptions> = {}) {
  const clock = createIdleClock(START);
  const http = client({ clock });
  const send: typeof http.send = (request) => clock.during(() => http.send(request));
  const world = await scene({ now: () => clock.now(), ...options }, { clock, http: { send } });
  return { ...world, clock };
}

const settings = { repo: 'acme/web', secret: 'PASSWORD' };

describe('GitHub’s limits', () => {
  it('100 secrets in 25 repositories: none is refused, and the wait is the least the limits allow', async () => {
    const { github, open, ctx, clock } = await timed({ limits: published });
    const stores = Array.from({ length: 100 }, (_, index) => {
      const repo = `acme/r${index % 25}`;
      if (index < 25) github.state.addRepository(repo);
      return open({ repo, secret: `S${index}` });
    });
    await Promise.all(stores.map((store) => store.check(login(), ctx)));
    await Promise.all(stores.map((store) => store.write(login(), ctx)));
    expect(github.refused()).toBe(0);
    expect(clock.now() - START).toBe(60_000);
    expect(github.mostAtOnce()).toBeGreaterThan(0);
    expect(github.mostAtOnce()).toBeLessThanOrEqual(20);
  });

  it.each([
    ['F4: Retry-After is obeyed', secondaryLimit({ 'retry-after': '90' }), 90_000],
    ['F4: also of a 429', secondaryLimit({ 'retry-after': '90' }, 429), 90_000],
    [
      'x-ratelimit-reset is obeyed, by the server’s clock',
      secondaryLimit({
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(1_000_300),
        date: new Date(1_000_000_000).toUTCString(),
      }),
      300_000,
    ],
    ['without a word of how long, it is a minute', secondaryLimit(), 60_000],
  ])('%s', async (_, reply, wait) => {
    let refuse = 1;
    const { github, open, ctx, clock } = await timed({
      fault: ({ method }) => (method === 'PUT' && refuse-- > 0 ? reply : undefined),
    });
    const credential = login();
    await open(settings).write(credential, ctx);
    expect(clock.now() - START).toBe(wait);
    expect(github.state.vault('acme/web actions').secrets.get('PASSWORD')?.value).toBe(credential.value);
  });

  it('F4: it waits longer each time, for a quarter of an hour, and then fails for now', async () => {
    const at: number[] = [];
    const { open, ctx, clock } = await timed({
      fault: ({ method }) =>
        method === 'PUT' ? (at.push(clock.now() - START), secondaryLimit()) : undefined,
    });
    const error = await failure(open(settings).write(login(), ctx));
    expect(error).toMatchObject({ code: 'E_RATE_LIMITED', exit: 75 });
    expect(at.map((time) => time / 60_000)).toEqual([0, 1, 3, 7, 15]);
  });

  it('a wait that would be too long is not begun', async () => {
    const { open, ctx, clock } = await timed({ fault: () => secondaryLimit({ 'retry-after': '3600' }) });
    expect(await failure(open(settings).write(login(), ctx))).toMatchObject({ code: 'E_RATE_LIMITED' });
    expect(clock.now()).toBe(START);
  });

  it('one refusal holds all others back', async () => {
    const at: number[] = [];
    let tell: (() => void) | undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    const { open, ctx, clock } = await timed({
      fault: ({ method }) => {
        if (method === 'PUT' && tell) {
          tell();
          tell = undefined;
          return secondaryLimit({ 'retry-after': '120' });
        }
        at.push(clock.now() - START);
        return undefined;
      },
    });
    const refused = open(settings).write(login(), ctx);
    // Begins while the first one waits.
    const begun = told.then(() => clock.sleep(1000));
    const other = begun.then(() => open({ ...settings, secret: 'OTHER' }).write(login(), ctx));
    await Promise.all([refused, other]);
    const later = at.slice(1);
    expect(later).not.toEqual([]);
    expect(later.filter((time) => time < 120_000)).toEqual([]);
  });

  it('a 403 for a missing permission is not waited for', async () => {
    const body = { message: 'Resource not accessible by personal access token' };
    const { open, ctx, clock } = await timed({ fault: () => ({ status: 403, body }) });
    expect(await failure(open(settings).write(login(), ctx))).toMatchObject({ code: 'E_STORE_DENIED' });
    expect(clock.now()).toBe(START);
  });

  it('a run that is told to stop does not wait to the end', async () => {
    const stop = new AbortController();
    const world = await timed({ fault: () => (stop.abort(), secondaryLimit({ 'retry-after': '600' })) });
    const attempt = world.open(settings).write(login(), { ...world.ctx, signal: stop.signal });
    expect(await failure(attempt)).toMatchObject({ code: 'E_INTERRUPTED' });
  });

  it('of a server that fails now and then is asked again, and not for ever', async () => {
    let failures = 2;
    const { open, ctx } = await timed({ fault: () => (failures-- > 0 ? { status: 502 } : undefined) });
    await open(settings).write(login(), ctx);
    const down = await timed({ fault: () => ({ status: 503 }) });
    expect(await failure(down.open(settings).write(login(), down.ctx))).toMatchObject({ exit: 75 });
    expect(down.github.requests).toHaveLength(3);
  });
});
