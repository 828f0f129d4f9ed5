import { describe, expect, it } from 'vitest';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { startServer } from '../../fakes/server.js';
import { credential, opened } from './opened.js';

/** The same store, by a login with a password. */
async function byPassword() {
  const scene = await opened();
  const password = canary();
  scene.state.callers.set('jane', { password, tokens: [] });
  const { JENKINS_URL } = scene.ctx.env;
  const ctx = { ...scene.ctx, env: { JENKINS_URL, JENKINS_USER: 'jane', JENKINS_PASSWORD: password } };
  return { ...scene, ctx, password };
}

describe('the login with which a Jenkins credential is written', () => {
  it('an API token needs no crumb', async () => {
    const { jenkins, ctx, store } = await opened();
    await store.write(credential(), ctx);
    expect(jenkins.requests.filter(({ url }) => url.pathname.startsWith('/crumbIssuer'))).toEqual([]);
    expect(jenkins.requests.filter(({ headers }) => headers['jenkins-crumb'] ?? headers.cookie)).toEqual([]);
  });

  it('a password needs one, bound to the session, which is asked for once', async () => {
    const { jenkins, state, ctx, store } = await byPassword();
    const value = canary();
    await store.write(credential(), ctx);
    await store.write(credential(value), ctx);
    expect(state.get('', 'harbor-push')?.fields.get('password') === value).toBe(true);
    const asked = jenkins.requests.filter(({ url }) => url.pathname === '/crumbIssuer/api/json');
    expect(asked).toHaveLength(1);
  });

  it('a crumb whose session is over is asked for anew', async () => {
    const { jenkins, state, ctx, store } = await byPassword();
    await store.write(credential(), ctx);
    jenkins.endSessions();
    const value = canary();
    await store.write(credential(value), ctx);
    expect(state.get('', 'harbor-push')?.fields.get('password') === value).toBe(true);
  });

  it('a Jenkins that wants no crumb gets none', async () => {
    const { jenkins, ctx, store } = await byPassword();
    jenkins.manner.csrf = false;
    await store.write(credential(), ctx);
    expect(jenkins.changes).toHaveLength(1);
  });

  it.each([{ crumb: '' }, { crumb: 'x', crumbRequestField: 'Authorization' }, []])(
    'what is no crumb (%j) is not sent',
    async (body) => {
      const { jenkins, ctx, store } = await byPassword();
      jenkins.spoil = ({ url }) =>
        url.pathname.startsWith('/crumbIssuer') ? { status: 200, body } : undefined;
      expect((await failure(store.write(credential(), ctx))).code).toBe('E_RESPONSE_INVALID');
      expect(jenkins.changes).toEqual([]);
    },
  );

  it('a password in the place of an API token is recognised', async () => {
    const { ctx, store, password } = await byPassword();
    const env = { ...ctx.env, JENKINS_PASSWORD: '', JENKINS_API_TOKEN: password };
    const error = await failure(store.write(credential(), { ...ctx, env }));
    expect([error.code, error.hint]).toEqual(['E_STORE_DENIED', expect.stringContaining('holds a password')]);
  });

  it('a cookie that gets lost on the way is recognised', async () => {
    const { jenkins, ctx, store } = await byPassword();
    jenkins.before = (request) => {
      Object.assign(request.headers, { cookie: '' });
      return undefined;
    };
    const error = await failure(store.write(credential(), ctx));
    expect(error.hint).toContain('drop the cookie');
  });

  it.each([
    { JENKINS_USER: '' },
    { JENKINS_API_TOKEN: '' },
    { JENKINS_API_TOKEN: ' \n' },
    { JENKINS_USER: 'a:b' },
  ])('must be there: %o', async (env) => {
    const { jenkins, ctx, store } = await opened();
    const error = await failure(store.read({ ...ctx, env: { ...ctx.env, ...env } }));
    expect(error).toMatchObject({ code: 'E_STORE_CREDENTIAL', exit: 2 });
    expect(jenkins.requests).toEqual([]);
  });

  it.each([
    ['JENKINS_API_TOKEN', 'JENKINS_API_TOKEN is wrong or revoked'],
    ['JENKINS_PASSWORD', 'JENKINS_PASSWORD is wrong'],
  ])('a wrong %s is told from a missing permission', async (name, words) => {
    const { ctx, store } = await opened();
    const env = { ...ctx.env, JENKINS_API_TOKEN: '', [name]: canary() };
    for (const attempt of [store.read({ ...ctx, env }), store.check(credential(), { ...ctx, env })]) {
      const error = await failure(attempt);
      expect([error.code, error.hint]).toEqual(['E_STORE_DENIED', expect.stringContaining(words)]);
    }
  });

  it('a header that gets lost on the way is told from both', async () => {
    const { jenkins, ctx, store } = await opened();
    jenkins.before = () => ({ status: 403, headers: { 'x-you-are-authenticated-as': 'anonymous' } });
    expect((await failure(store.read(ctx))).hint).toContain('drops the header Authorization');
  });

  it.each([301, 302, 307, 308])(
    'a redirect (%i) is not followed, neither with the login nor with the secret',
    async (status) => {
      const { jenkins, ctx, store } = await opened();
      const elsewhere = await running(startServer(() => ({ status: 200 }), { observe }));
      for (const method of ['GET', 'POST']) {
        jenkins.before = (request) =>
          request.method === method
            ? { status, headers: { location: `${elsewhere.origin}${request.url.pathname}` } }
            : undefined;
        expect((await failure(store.write(credential(), ctx))).code).toBe('E_REDIRECT_REFUSED');
      }
      // Not within its own origin either: a login page is there.
      jenkins.before = () => ({ status, headers: { location: '/login?from=%2F' } });
      expect((await failure(store.read(ctx))).code).toBe('E_REDIRECT_REFUSED');
      expect(elsewhere.requests).toEqual([]);
      expect(jenkins.requests.some(({ url }) => url.pathname === '/login')).toBe(false);
    },
  );

  it.each(['GET', 'POST'])('a login page in the place of an answer (%s) is no success', async (method) => {
    const { jenkins, ctx, store } = await opened();
    const body = '<html><form action="j_spring_security_check"></form></html>';
    jenkins.spoil = (request) =>
      request.method === method
        ? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
        : undefined;
    const error = await failure(store.write(credential(), ctx));
    expect([error.code, error.hint]).toEqual([
      'E_STORE_DENIED',
      expect.stringContaining('asks people to log in'),
    ]);
  });
});
