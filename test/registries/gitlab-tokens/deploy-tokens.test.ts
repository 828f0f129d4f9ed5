import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { deployTokens, request, WEB } from './opened.js';

describe('deploy tokens of GitLab', () => {
  it('live side by side under one username, with the rights that were named', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    const [first, second] = [await tokens.create(request(1), ctx), await tokens.create(request(2), ctx)];
    expect([first.username, second.username]).toEqual(['ci-push', 'ci-push']);
    expect(gitlab.deployTokens.all).toMatchObject([
      { name: 'ci-push.g1', username: 'ci-push', scopes: ['read_registry', 'write_registry'] },
      { name: 'ci-push.g2', username: 'ci-push', scopes: ['read_registry', 'write_registry'] },
    ]);
    expect(second.secret.is(gitlab.deployTokens.all[1]?.secret ?? '')).toBe(true);
    expect(ctx.learned).toEqual(gitlab.deployTokens.all.map(({ secret }) => secret));
    expect(tokens.usernames).toBe('constant');
  });

  it('that may only pull get no more', async () => {
    const { gitlab, ctx, tokens } = await deployTokens({ access: ['pull'], username: 'puller' });
    await tokens.create(request(), ctx);
    expect(gitlab.deployTokens.all).toMatchObject([{ scopes: ['read_registry'], username: 'puller' }]);
  });

  it('end when the rotation no longer needs them, or sooner where days says so', async () => {
    const { gitlab, ctx, tokens } = await deployTokens({ days: 7 });
    const until = request(1, 3);
    const minted = await tokens.create(until, ctx);
    expect(minted.expiresAt).toBe(until.until);
    await tokens.create(request(2, 90), ctx);
    const second = Date.parse(gitlab.deployTokens.all[1]?.expires_at ?? '');
    expect(second).toBeLessThanOrEqual(Date.now() + 7 * 86_400_000);
  });

  it('are listed with their generation: the one made by hand, both of a double minting, and no others', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    const { deployTokens: fake } = gitlab;
    fake.add(WEB, 'ci-push');
    const twice = [fake.add(WEB, 'ci-push.g3'), fake.add(WEB, 'ci-push.g3')];
    fake.add(WEB, 'ci-push.g2', { revoked: true });
    fake.add(WEB, 'ci-push.g4', { expires_at: '2020-01-01T00:00:00Z' });
    for (const name of ['ci-pushy', 'ci-push.g', 'ci-push.gx', 'my-ci-push.g1', 'CI-PUSH'])
      fake.add(WEB, name);
    fake.add('groups/acme', 'ci-push.g9');
    const listed = await tokens.list(ctx);
    // Also where the filter of the list is not obeyed.
    gitlab.before = ({ url }) => {
      url.searchParams.delete('active');
      return undefined;
    };
    expect(await tokens.list(ctx)).toEqual(listed);
    expect(listed.map(({ generation }) => generation)).toEqual([0, 3, 3]);
    expect(listed.slice(1).map(({ id }) => id)).toEqual(twice.map(({ id }) => String(id)));
    expect(gitlab.changes).toEqual([]);
  });

  it('are found on later pages too', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    for (let i = 0; i < 210; i++) gitlab.deployTokens.add(WEB, `other-${i}`);
    gitlab.deployTokens.add(WEB, 'ci-push.g1');
    expect(await tokens.list(ctx)).toHaveLength(1);
  });

  it('F2: one whose making got no answer is found by its name, and made once', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    gitlab.after = ({ method }) => (method === 'POST' ? 'drop' : undefined);
    expect((await failure(tokens.create(request(), ctx))).exit).toBe(75);
    expect(gitlab.deployTokens.all).toHaveLength(1);
    expect(await tokens.list(ctx)).toMatchObject([{ generation: 1 }]);
  });

  it.each([
    ['not JSON', '<html>'],
    ['without the token', { id: 1, name: 'x', username: 'y' }],
    ['cut off', { status: 201, headers: { 'content-encoding': 'gzip' }, body: 'x' }],
  ])('F2: an answer that is %s says that it may have been made', async (_, body) => {
    const { gitlab, ctx, tokens } = await deployTokens();
    gitlab.spoil = ({ method }) =>
      method !== 'POST'
        ? undefined
        : typeof body === 'object' && 'status' in body
          ? body
          : { status: 201, body };
    const error = await failure(tokens.create(request(), ctx));
    expect(error).toMatchObject({ code: 'E_ANSWER_LOST', exit: 75 });
    expect(gitlab.deployTokens.all).toHaveLength(1);
  });

  it('one is ended by its id, and one that is gone is done', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    const [old, fresh] = [
      gitlab.deployTokens.add(WEB, 'ci-push'),
      gitlab.deployTokens.add(WEB, 'ci-push.g1'),
    ];
    await tokens.revoke(String(old.id), ctx);
    await tokens.revoke(String(old.id), ctx);
    expect([old.revoked, fresh.revoked]).toEqual([true, false]);
  });

  it('sends the calls that it names', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    const { id } = await tokens.create(request(), ctx);
    await tokens.revoke(id, ctx);
    expect(gitlab.changes).toEqual([tokens.calls.create, tokens.calls.revoke?.replace('{id}', id)]);
  });

  it('check passes and changes nothing, for a project and for a group', async () => {
    for (const home of [{}, { group: 'acme' }]) {
      const { gitlab, ctx, tokens } = await deployTokens(home);
      await tokens.check(request(), ctx);
      expect(gitlab.changes).toEqual([]);
      await tokens.create(request(), ctx);
    }
  });

  it.each([
    ['no admin', {}, 'nobody', 'E_ADMIN_MISSING'],
    ['an unknown token', {}, { active: false }, 'E_ADMIN_REFUSED'],
    ['a token that may only read', {}, { scopes: ['read_api'] }, 'E_ADMIN_FORBIDDEN'],
    ['a token that may only rotate itself', {}, { scopes: ['self_rotate'] }, 'E_ADMIN_FORBIDDEN'],
    ['a member without the role', {}, { homes: [] }, 'E_ADMIN_FORBIDDEN'],
    ['a bot that is Developer', {}, { access_level: 30 }, 'E_ADMIN_FORBIDDEN'],
    ['a Maintainer’s bot for a group', { group: 'acme' }, { access_level: 40 }, 'E_ADMIN_FORBIDDEN'],
    ['a project that is not there', { project: 'acme/other' }, 'admin', 'E_TOKEN_REQUEST'],
  ] as const)('F17: %s is found before anything is made', async (_, settings, who, code) => {
    const { gitlab, ctx, tokens } = await deployTokens(settings, who);
    expect((await failure(tokens.check(request(), ctx))).code).toBe(code);
    expect(gitlab.changes).toEqual([]);
  });

  it('the host of a registry that is not GitLab itself is explained', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    gitlab.spoil = () => ({ status: 404, body: '404 page not found' });
    const error = await failure(tokens.check(request(), ctx));
    expect(error.code).toBe('E_TOKEN_NOT_FOUND');
    expect(error.hint).toContain('api:');
  });

  it('the name that GitLab shows to every job is warned of', async () => {
    const { ctx, tokens } = await deployTokens({ name: 'gitlab-deploy-token' });
    await tokens.check(request(), ctx);
    expect(ctx.lines.join()).toContain('CI_DEPLOY_PASSWORD');
  });

  it('a refusal of GitLab is told in its words', async () => {
    const { gitlab, ctx, tokens } = await deployTokens();
    gitlab.before = ({ method }) =>
      method === 'POST' ? { status: 400, body: { message: 'name is not allowed' } } : undefined;
    const error = await failure(tokens.create(request(), ctx));
    expect(error).toMatchObject({ code: 'E_TOKEN_REQUEST', exit: 1 });
    expect(error.message).toContain('not allowed');
  });
});
