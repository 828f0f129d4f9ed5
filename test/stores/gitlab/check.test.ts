import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../../src/errors/error.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { runningGitLab } from '../../fakes/gitlab/running.js';
import type { Caller } from '../../fakes/gitlab/state.js';
import { credential, opened, schemaAccepts, short, WEB } from './opened.js';

const caller = (more: Partial<Caller>): Caller => ({ id: 1, scopes: ['api'], active: true, ...more });

describe('before a GitLab variable is written', () => {
  it('changes nothing, whether there is something or not', async () => {
    const { gitlab, ctx, store } = await opened({ 'username-variable': 'USERNAME' });
    await store.check(credential(), ctx);
    gitlab.variables.add(WEB, 'PASSWORD', canary(), { masked: true });
    await store.check(credential(), ctx);
    await store.read(ctx);
    expect(gitlab.changes).toEqual([]);
  });

  it.each([
    ['seven77', 'fewer than 8'],
    // Seven characters too, of two UTF-16 units each.
    ['🔑'.repeat(7), 'fewer than 8'],
    ['with some blanks', 'blanks'],
    ['two\nlines-of-it', 'line breaks'],
    ['OTHER_VARIABLE', 'name of a variable'],
  ])('F19: a value that GitLab would not mask (%j) is refused', async (value, words) => {
    const { gitlab, ctx, store } = await opened();
    gitlab.variables.add(WEB, 'OTHER_VARIABLE', 'x');
    const error = await failure(store.check(credential(value), ctx));
    expect(error.code).toBe('E_STORE_VALUE');
    expect(error.message).toContain(words);
    // The same is true of GitLab itself.
    expect((await failure(store.write(credential(value), ctx))).code).toBe('E_STORE_VALUE');
  });

  it('F19: a pair is measured as the pair that is written', async () => {
    const { ctx, store } = await opened({ as: 'pair' });
    expect(await store.check(credential('seven77', 'robot'), ctx)).toEqual([]);
    const error = await failure(store.check(credential('long-enough', 'a robot'), ctx));
    expect(error.code).toBe('E_STORE_VALUE');
  });

  it('F19: a variable of the instance takes 10,000 characters', async () => {
    const { ctx, store } = await opened({ instance: true });
    expect(await store.check(credential('x'.repeat(10_000)), ctx)).toEqual([]);
    const error = await failure(store.check(credential('x'.repeat(10_001)), ctx));
    expect(error.code).toBe('E_STORE_VALUE');
  });

  it('F19: counts characters as GitLab does, not UTF-16 units', async () => {
    const masked = await opened();
    const eight = credential('🔑'.repeat(8));
    expect(await masked.store.check(eight, masked.ctx)).toEqual([]);
    await masked.store.write(eight, masked.ctx);
    const { ctx, store } = await opened({ instance: true });
    const most = credential('🔑'.repeat(10_000));
    expect(await store.check(most, ctx)).toEqual([]);
    await store.write(most, ctx);
  });

  it('a value that cannot be masked fits a variable that is not, with a warning', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.variables.add(WEB, 'PASSWORD', 'short', { raw: true });
    const notices = await store.check(credential('seven77'), ctx);
    expect(notices.join()).toContain('acme/web/PASSWORD is not masked');
    await store.write(credential('seven77'), ctx);
  });

  it.each([
    ['no token at all', undefined, 'E_STORE_CREDENTIAL'],
    ['a token that is not known', 'unknown', 'E_STORE_DENIED'],
    ['a revoked token', caller({ active: false }), 'E_STORE_DENIED'],
    ['a token that may only read', caller({ scopes: ['read_api'] }), 'E_STORE_DENIED'],
    ['a token of the registry', caller({ scopes: ['read_registry'] }), 'E_STORE_DENIED'],
    ['a member without the role', caller({ homes: [] }), 'E_STORE_DENIED'],
  ])('F17: finds %s', async (_, who, code) => {
    const { gitlab, ctx, store } = await opened();
    const secret = `glpat-${canary()}`;
    if (typeof who === 'object') gitlab.callers.set(secret, who);
    const mine = { ...ctx, env: { ...ctx.env, GITLAB_TOKEN: who === undefined ? '' : secret } };
    const error = await failure(store.check(credential(), mine));
    expect(error.code).toBe(code);
    expect(gitlab.changes).toEqual([]);
    const write = await failure(store.write(credential(), mine));
    expect(write).toBeInstanceOf(RegcredError);
    expect(gitlab.variables.all).toEqual([]);
  });

  it('the token of a job is told to be useless', async () => {
    const { ctx, store } = await opened();
    const error = await failure(store.check(credential(), { ...ctx, env: { CI_JOB_TOKEN: 'x' } }));
    expect(error.hint).toContain('CI_JOB_TOKEN cannot write');
  });

  it('a project that is not there is an error of check, read and write', async () => {
    const { ctx, store } = await opened({ project: 'acme/other' });
    const attempts = [
      () => store.check(credential(), ctx),
      () => store.read(ctx),
      () => store.write(credential(), ctx),
    ];
    for (const attempt of attempts) expect((await failure(attempt())).code).toBe('E_STORE_NOT_FOUND');
  });

  it('F32: a key that exists in other scopes only must be named with its scope', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.variables.add(WEB, 'PASSWORD', canary(), { environment_scope: 'production' });
    expect((await failure(store.check(credential(), ctx))).code).toBe('E_STORE_AMBIGUOUS');
  });

  it('F34: tells what shadows it and who does not read it', async () => {
    const { gitlab, ctx, store } = await opened({ variable: 'CI_DEPLOY_PASSWORD' });
    gitlab.variables.add(WEB, 'CI_DEPLOY_PASSWORD', canary(), {
      protected: true,
      hidden: true,
      masked: true,
    });
    const scope = { environment_scope: 'production/*' };
    gitlab.variables.add(WEB, 'CI_DEPLOY_PASSWORD', canary(), scope);
    const notices = (await store.check(credential(), ctx)).join('\n');
    for (const words of ['for the scope production/*', 'predefined variable', 'protected', 'hidden', 'raw']) {
      expect(notices).toContain(words);
    }
  });

  it('F34: finds them on later pages too', async () => {
    const { gitlab, ctx, store } = await opened();
    for (let i = 0; i < 230; i++) gitlab.variables.add(WEB, `V${i}`, 'x');
    gitlab.variables.add(WEB, 'PASSWORD', canary(), { environment_scope: 'review/*' });
    gitlab.variables.add(WEB, 'PASSWORD', canary(), { masked: true, raw: true });
    expect((await store.check(credential(), ctx)).join()).toContain('review/*');
  });

  it('several stores of one run ask only once who they are', async () => {
    const { gitlab, ctx, store } = await opened();
    await store.check(credential(), ctx);
    await store.check(credential(), ctx);
    const asked = gitlab.requests.filter(({ url }) => url.pathname.endsWith('/self'));
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });

  it('a request that failed is no answer: the next store asks again', async () => {
    const { gitlab, ctx, store } = await opened();
    gitlab.before = () => ({ status: 503 });
    expect((await failure(store.check(credential(), ctx))).exit).toBe(75);
    gitlab.before = () => undefined;
    expect(await store.check(credential(), ctx)).toEqual([]);
  });
});

describe('the settings of a GitLab variable', () => {
  it.each([
    { variable: 'a-b' },
    { variable: '' },
    { variable: 'Ä' },
    { variable: 'x'.repeat(256) },
    { project: 'acme' },
    { project: 'acme/web?x=1' },
    { project: 'acme/../web' },
    { group: 'acme' },
    { instance: true },
    { instance: false },
    { scope: 'a b' },
    { as: 'file' },
    { as: 'pair', 'username-variable': 'USER' },
    { 'username-variable': 'PASSWORD' },
    { unknown: 1 },
  ])('F18: %o is refused', async (settings) => {
    expect(await schemaAccepts(settings)).toBe(false);
  });

  it.each([
    { project: 7 },
    { project: 'a/b.c/d-e/f_g' },
    { variable: '1_X', scope: 'production/*' },
    { project: undefined, instance: true },
    { project: undefined, group: 'acme' },
  ])('%o is taken', async (settings) => {
    expect(await schemaAccepts(settings)).toBe(true);
  });

  it.each([
    ['acme/web/KEY', { project: 'acme/web', variable: 'KEY' }],
    ['acme/team/web/KEY', { project: 'acme/team/web', variable: 'KEY' }],
    ['groups/acme/team/KEY', { group: 'acme/team', variable: 'KEY' }],
    ['instance/KEY', { instance: true, variable: 'KEY' }],
    ['acme/KEY', undefined],
    ['KEY', undefined],
    ['groups/KEY', undefined],
    ['', undefined],
  ])('the short form %j', async (text, settings) => {
    expect(await short(text)).toEqual(settings);
  });
});

describe('where GitLab is', () => {
  it.each(['CI_API_V4_URL', 'GITLAB_URL'])('is said by %s, also under a path', async (name) => {
    const { ctx, store, gitlab, token } = await opened();
    const other = await runningGitLab({ root: '/gitlab' });
    other.homes.add(WEB);
    other.callers.set(token, caller({}));
    const url = name === 'GITLAB_URL' ? `${other.origin}/gitlab/` : other.api;
    const value = canary();
    await store.write(credential(value), { ...ctx, env: { GITLAB_TOKEN: token, [name]: url } });
    expect(other.variables.get(WEB, 'PASSWORD')?.value === value).toBe(true);
    expect(gitlab.requests).toEqual([]);
  });

  it.each(['ftp://x', 'https://a:b@x', 'https://x/?a', 'nonsense'])('%s is no such place', async (url) => {
    const { ctx, store } = await opened();
    const error = await failure(store.read({ ...ctx, env: { ...ctx.env, CI_API_V4_URL: url } }));
    expect(error.code).toBe('E_URL_INVALID');
  });

  it('plain http to another machine is refused before the token is sent', async () => {
    const { ctx, store } = await opened();
    const env = { ...ctx.env, CI_API_V4_URL: 'http://gitlab.example/api/v4' };
    expect((await failure(store.read({ ...ctx, env }))).code).toBe('E_PLAIN_HTTP');
  });
});
