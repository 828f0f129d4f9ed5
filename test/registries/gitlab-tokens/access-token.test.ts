import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { day } from '../../fakes/gitlab/state.js';
import { accessToken, DAY, request, schemaAccepts, WEB } from './opened.js';

const posts = (changes: readonly string[]) => changes.filter((change) => change.startsWith('POST'));

describe('an access token of GitLab', () => {
  it.each([
    [{}, WEB],
    [{ group: 'acme' }, 'groups/acme'],
    [{ user: 7, username: 'robot' }, 'people'],
  ])('is rotated in place (%o), and the old secret ends', async (home, name) => {
    const { gitlab, ctx, tokens } = await accessToken(home);
    const old = gitlab.accessTokens.add(name, 'ci-push');
    await tokens.check(request(), ctx);
    const current = await tokens.current(ctx);
    expect(current?.id).toBe(String(old.id));
    expect(current?.createdAt).toBeTypeOf('number');
    const minted = await tokens.regenerate(String(old.id), request(), ctx);
    const [, next] = gitlab.accessTokens.all;
    expect(minted.secret.is(next?.secret ?? '')).toBe(true);
    expect(minted).toMatchObject({ id: String(next?.id), username: tokens.username });
    expect([old.revoked, next?.revoked]).toEqual([true, false]);
    expect((await tokens.current(ctx))?.id).toBe(minted.id);
    expect(ctx.learned).toEqual([next?.secret]);
    expect(gitlab.changes).toEqual([tokens.calls.regenerate?.replace('{id}', String(old.id))]);
  });

  it.each([0, 100])(
    'tells GitLab each time when it ends (until in %i days), never a week by default',
    async (days) => {
      const { gitlab, ctx, tokens } = await accessToken();
      const old = gitlab.accessTokens.add(WEB, 'ci-push');
      const wanted = request(1, days);
      const minted = await tokens.regenerate(String(old.id), wanted, ctx);
      const end = Date.parse(gitlab.accessTokens.all[1]?.expires_at ?? '');
      expect(minted.expiresAt).toBe(end);
      expect(end).toBeGreaterThanOrEqual(wanted.until);
      expect(end).toBeLessThanOrEqual(wanted.until + 2 * DAY);
    },
  );

  it('lives at most 365 days, and at most as many as days says', async () => {
    for (const [settings, most] of [
      [{}, 365],
      [{ days: 10 }, 10],
    ] as const) {
      const { gitlab, ctx, tokens } = await accessToken(settings);
      const old = gitlab.accessTokens.add(WEB, 'ci-push');
      await tokens.regenerate(String(old.id), request(1, 800), ctx);
      expect(gitlab.accessTokens.all[1]?.expires_at).toBe(day(Date.now() + most * DAY));
    }
  });

  it('takes the date that an instance with a shorter limit names', async () => {
    const { gitlab, ctx, tokens } = await accessToken();
    gitlab.accessTokens.most = 60;
    const old = gitlab.accessTokens.add(WEB, 'ci-push');
    const minted = await tokens.regenerate(String(old.id), request(1, 300), ctx);
    expect(gitlab.accessTokens.all[1]).toMatchObject({
      expires_at: day(Date.now() + 59 * DAY),
      revoked: false,
    });
    expect(minted.id).toBe(String(gitlab.accessTokens.all[1]?.id));
  });

  it('is left alone when GitLab takes no date at all', async () => {
    const { gitlab, ctx, tokens } = await accessToken();
    const old = gitlab.accessTokens.add(WEB, 'ci-push');
    gitlab.before = ({ method }) =>
      method === 'POST' ? { status: 400, body: { message: '400 Bad request - no' } } : undefined;
    const error = await failure(tokens.regenerate(String(old.id), request(), ctx));
    expect(error).toMatchObject({ code: 'E_TOKEN_REQUEST', exit: 1 });
    expect(posts(gitlab.changes)).toHaveLength(1);
    expect(old.revoked).toBe(false);
  });

  it('F36: after a lost answer nothing is sent on the old id, and the successor is found by its name', async () => {
    const { gitlab, ctx, tokens } = await accessToken();
    const old = gitlab.accessTokens.add(WEB, 'ci-push');
    gitlab.after = ({ method }) => (method === 'POST' ? 'drop' : undefined);
    const error = await failure(tokens.regenerate(String(old.id), request(), ctx));
    expect(error.exit).toBe(75);
    gitlab.after = () => undefined;
    const successor = await tokens.current(ctx);
    expect(successor?.id).toBe(String(gitlab.accessTokens.all[1]?.id));
    expect(posts(gitlab.changes)).toHaveLength(1);
    const minted = await tokens.regenerate(successor?.id ?? '', request(), ctx);
    expect(gitlab.accessTokens.all.map(({ revoked }) => revoked)).toEqual([true, true, false]);
    expect(minted.id).toBe(String(gitlab.accessTokens.all[2]?.id));
  });

  it('F36: a revoked id is never rotated, which would end the successor too', async () => {
    const { gitlab, ctx, tokens } = await accessToken();
    const old = gitlab.accessTokens.add(WEB, 'ci-push');
    await tokens.regenerate(String(old.id), request(), ctx);
    const error = await failure(tokens.regenerate(String(old.id), request(), ctx));
    expect(error).toMatchObject({ code: 'E_TOKEN_NOT_FOUND', exit: 1 });
    expect(gitlab.accessTokens.all[1]?.revoked).toBe(false);
    expect(posts(gitlab.changes)).toHaveLength(1);
  });

  it.each(['<html>', { id: 1 }])(
    'F3: an answer without the secret (%j) is not taken for a failure',
    async (body) => {
      const { gitlab, ctx, tokens } = await accessToken();
      const old = gitlab.accessTokens.add(WEB, 'ci-push');
      gitlab.spoil = ({ method }) => (method === 'POST' ? { status: 200, body } : undefined);
      const error = await failure(tokens.regenerate(String(old.id), request(), ctx));
      expect(error).toMatchObject({ code: 'E_ANSWER_LOST', exit: 75 });
      expect(posts(gitlab.changes)).toHaveLength(1);
    },
  );

  it.each([502, 503, 504])(
    'F36: a status of %i may have rotated it: exit code 75, one request',
    async (status) => {
      const { gitlab, ctx, tokens } = await accessToken();
      const old = gitlab.accessTokens.add(WEB, 'ci-push');
      gitlab.after = ({ method }) => (method === 'POST' ? { status } : undefined);
      expect((await failure(tokens.regenerate(String(old.id), request(), ctx))).exit).toBe(75);
      expect(posts(gitlab.changes)).toHaveLength(1);
    },
  );

  it('201 is as good as 200', async () => {
    const { gitlab, ctx, tokens } = await accessToken();
    const old = gitlab.accessTokens.add(WEB, 'ci-push');
    gitlab.before = ({ method, url }) => {
      if (method !== 'POST') return undefined;
      const shown = { id: 5, name: 'ci-push', revoked: false, active: true, scopes: [] };
      return url.pathname.endsWith('/rotate')
        ? { status: 201, body: { ...shown, token: 'made-anew' } }
        : undefined;
    };
    expect((await tokens.regenerate(String(old.id), request(), ctx)).id).toBe('5');
  });

  it('is the one of that very name which is alive', async () => {
    const { gitlab, ctx, tokens } = await accessToken();
    gitlab.accessTokens.add(WEB, 'ci-push-2');
    gitlab.accessTokens.add(WEB, 'ci-push', { revoked: true });
    gitlab.accessTokens.add(WEB, 'ci-push', { expires_at: '2020-01-01' });
    expect(await tokens.current(ctx)).toBeUndefined();
    expect((await failure(tokens.check(request(), ctx))).code).toBe('E_TOKEN_NOT_FOUND');
    const mine = gitlab.accessTokens.add(WEB, 'ci-push');
    expect((await tokens.current(ctx))?.id).toBe(String(mine.id));
    gitlab.accessTokens.add(WEB, 'ci-push');
    expect((await failure(tokens.current(ctx))).code).toBe('E_TOKEN_AMBIGUOUS');
    expect(gitlab.changes).toEqual([]);
  });

  it('of one user is not mistaken for another’s', async () => {
    const { gitlab, ctx, tokens } = await accessToken({ user: 7, username: 'robot' });
    gitlab.accessTokens.add('people', 'ci-push', { user_id: 8 });
    expect(await tokens.current(ctx)).toBeUndefined();
    // Also where the filter of the list is not obeyed.
    gitlab.before = ({ url }) => {
      url.searchParams.delete('user_id');
      return undefined;
    };
    expect(await tokens.current(ctx)).toBeUndefined();
  });

  it('F16: is not rotated by itself', async () => {
    const { gitlab, ctx, admin, tokens } = await accessToken();
    const own = gitlab.accessTokens.add(WEB, 'ci-push', { secret: admin });
    gitlab.callers.set(admin, { id: own.id, scopes: ['api'], active: true });
    expect((await failure(tokens.check(request(), ctx))).code).toBe('E_ADMIN_IS_TOKEN');
    expect(gitlab.changes).toEqual([]);
  });
});

describe('the settings of GitLab’s tokens', () => {
  const deploy = { project: 'acme/web', name: 'ci', access: ['pull'] };
  it.each([
    { ...deploy, name: 'ci.g1' },
    { ...deploy, name: '' },
    { ...deploy, name: 'ci/push' },
    { ...deploy, name: 'ci push' },
    { ...deploy, name: 'x'.repeat(201) },
    { ...deploy, username: 'a:b' },
    { ...deploy, access: undefined },
    { ...deploy, access: ['delete'] },
    { ...deploy, group: 'acme' },
    { ...deploy, project: undefined },
    { ...deploy, project: undefined, user: 7 },
    { ...deploy, project: 'acme/../x' },
    { ...deploy, class: 'replace' },
    { ...deploy, days: 366 },
    { ...deploy, unknown: 1 },
    { user: 7, name: 'ci', class: 'replace' },
  ])('F18: %o is refused', async (settings) => {
    expect(await schemaAccepts(settings)).toBe(false);
  });

  it.each([
    deploy,
    { ...deploy, name: 'CI push', username: 'ci+push' },
    { project: 5, name: 'ci', class: 'replace', days: 30 },
    { user: 7, name: 'ci', class: 'replace', username: 'robot' },
  ])('%o is taken', async (settings) => {
    expect(await schemaAccepts(settings)).toBe(true);
  });
});
