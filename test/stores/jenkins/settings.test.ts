import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/stores/contract.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { runningJenkins } from '../../fakes/jenkins/running.js';
import { credential, opened, opener, schemaAccepts } from './opened.js';

describe('the settings of a Jenkins credential', () => {
  it.each([
    { credential: '' },
    { credential: 'a b' },
    { credential: 'a/b' },
    { credential: '..' },
    { credential: 'ä' },
    { credential: 'x'.repeat(256) },
    { folder: '' },
    { folder: '/a' },
    { folder: 'a/' },
    { folder: 'a//b' },
    { folder: 'a/../b' },
    { folder: '.' },
    { folder: 'a?b' },
    { folder: 'a%2fb' },
    { folder: ' a' },
    { folder: 'a', user: 'b' },
    { user: '..' },
    { user: 'a/b' },
    { domain: '' },
    { domain: '../_' },
    { url: 'http://ci.acme.dev' },
    { url: 'https://me:pw@ci.acme.dev' },
    { url: 'https://ci.acme.dev/?x' },
    { url: 'ci.acme.dev' },
    { url: 'ftp://ci.acme.dev' },
    { kind: 'certificate' },
    { as: 'pair' },
    { as: 'pair', kind: 'username-password' },
    { as: 'file', kind: 'secret-text' },
    { unknown: 1 },
  ])('F18: %o is refused', async (settings) => {
    expect(await schemaAccepts(settings)).toBe(false);
  });

  it.each([
    { credential: 'Harbor_push.2-x' },
    { folder: 'team-a/web ü/.x' },
    { user: 'jane@acme.dev' },
    { domain: '_' },
    { domain: 'registry.acme.dev' },
    { url: 'https://ci.acme.dev/jenkins/' },
    { url: 'http://127.0.0.1:8080' },
    { url: 'http://localhost:8080/jenkins' },
    { kind: 'secret-text', as: 'pair' },
    { kind: 'username-password' },
  ])('F18: %o is taken', async (settings) => {
    expect(await schemaAccepts(settings)).toBe(true);
  });

  it.each([
    ['harbor-push', { credential: 'harbor-push' }],
    ['team-a/harbor-push', { folder: 'team-a', credential: 'harbor-push' }],
    ['team-a/web/harbor-push', { folder: 'team-a/web', credential: 'harbor-push' }],
  ])('the short form %j', async (text, settings) => {
    const { schema, parseShortForm: short } = await opener();
    expect(short(text)).toEqual(settings);
    expect(schema.safeParse(short(text)).success).toBe(true);
  });

  it.each(['', '/', '/harbor-push', 'team-a/', 'a/../b'])('%j is no short form of one', async (text) => {
    const { schema, parseShortForm: short } = await opener();
    expect(schema.safeParse(short(text)).success).toBe(false);
  });

  it.each([
    [{}, 'jenkins:harbor-push'],
    [{ folder: 'a/b' }, 'jenkins:a/b/harbor-push'],
    [{ user: 'jane' }, 'jenkins:@jane/harbor-push'],
    [{ url: 'https://ci.acme.dev/', domain: 'acme' }, 'jenkins:harbor-push (ci.acme.dev, domain acme)'],
  ])('%o is called %s', async (settings, name) => {
    const { open } = await opener();
    expect((open({ credential: 'harbor-push', ...settings }) as Store).name).toBe(name);
  });

  it('a plan names the address where it is known, and the variable where it is not', async () => {
    const path = '/job/a/credentials/store/folder/domain/_/credential/x/config.xml';
    const calls = async (settings: object, env: Record<string, string>) =>
      ((await opener(env)).open({ credential: 'x', folder: 'a', ...settings }) as Store).calls;
    expect(await calls({ url: 'https://ci.acme.dev/j/' }, {})).toEqual([`POST https://ci.acme.dev/j${path}`]);
    expect(await calls({}, { JENKINS_URL: 'https://ci.acme.dev/' })).toEqual([
      `POST https://ci.acme.dev${path}`,
    ]);
    expect(await calls({}, {})).toEqual([`POST $JENKINS_URL${path}`]);
  });
});

describe('where Jenkins is', () => {
  it('is said by the setting url, and by JENKINS_URL otherwise, also under a path', async () => {
    const { jenkins, state, ctx, token, store, open } = await opened();
    const other = await runningJenkins({ root: '/jenkins' });
    other.state.callers.set('rotator', { tokens: [token] });
    const value = canary();
    await open({ url: `${other.url}/` }).write(credential(value), ctx);
    expect(other.state.get('', 'harbor-push')?.fields.get('password') === value).toBe(true);
    expect(jenkins.requests).toEqual([]);
    await store.write(credential(value), ctx);
    expect(state.get('', 'harbor-push')).toBeDefined();
    const moved = { ...ctx, env: { ...ctx.env, JENKINS_URL: other.url } };
    expect(await store.read(moved)).toMatchObject({ exists: true });
  });

  it('must be said', async () => {
    const { ctx, store } = await opened();
    const error = await failure(store.read({ ...ctx, env: { ...ctx.env, JENKINS_URL: '' } }));
    expect(error).toMatchObject({ code: 'E_STORE_URL', exit: 2 });
  });

  it.each(['ftp://x', 'https://a:b@x', 'https://x/?a', 'nonsense'])('%s is no such place', async (url) => {
    const { ctx, store } = await opened();
    const error = await failure(store.read({ ...ctx, env: { ...ctx.env, JENKINS_URL: url } }));
    expect(error.code).toBe('E_URL_INVALID');
  });

  it('plain http to another machine is refused before the login is sent', async () => {
    const { ctx, store } = await opened();
    const env = { ...ctx.env, JENKINS_URL: 'http://ci.acme.dev' };
    expect((await failure(store.read({ ...ctx, env }))).code).toBe('E_PLAIN_HTTP');
  });
});
