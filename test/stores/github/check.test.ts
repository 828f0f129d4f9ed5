import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/secret/secret.js';
import { failure } from '../../http/client.js';
import { login, scene } from './scene.js';

const settings = { repo: 'acme/web', secret: 'PASSWORD' };

describe('checking a GitHub store', () => {
  it('sends no request that changes anything', async () => {
    const { github, open, ctx } = await scene();
    const all = [
      settings,
      { ...settings, environment: 'prod', 'username-secret': 'USERNAME' },
      { org: 'acme', secret: 'PASSWORD' },
    ].map(open);
    const before = github.state.snapshot();
    for (const store of all) {
      await store.check(login(), ctx);
      await store.read(ctx);
      await store.unfinished?.(ctx.clock.now(), ctx);
    }
    expect(github.state.snapshot()).toBe(before);
    expect(new Set(github.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('asks for the public key once for all secrets of a repository', async () => {
    const { github, open, ctx } = await scene();
    const stores = ['A', 'B', 'C'].map((secret) => open({ ...settings, secret }));
    await Promise.all(stores.map((store) => store.check(login(), ctx)));
    for (const store of stores) await store.write(login(), ctx);
    const keys = github.requests.filter(
      ({ url }) => url.pathname === '/repos/acme/web/actions/secrets/public-key',
    );
    expect(keys).toHaveLength(1);
  });

  it('without a token says that the one of the workflow would not do', async () => {
    const { open, ctx, github } = await scene({}, { env: { GITHUB_TOKEN: '' } });
    const error = await failure(open(settings).check(login(), ctx));
    expect(error).toMatchObject({ code: 'E_STORE_CREDENTIAL', exit: 2 });
    expect(error.hint).toMatch(/Secrets: write.*scope repo.*GITHUB_TOKEN cannot write secrets/);
    expect(github.requests).toEqual([]);
  });

  it('takes GH_TOKEN where GITHUB_TOKEN is not set, and masks it', async () => {
    const { open, ctx, github } = await scene();
    const { GITHUB_TOKEN: token = '', ...env } = ctx.env;
    await open(settings).check(login(), { ...ctx, env: { ...env, GH_TOKEN: `${token}\n` } });
    const sent = new Set(github.requests.map(({ authorization }) => authorization === `Bearer ${token}`));
    expect([...sent]).toEqual([true]);
    expect(ctx.masks.redact(`x ${token} y`)).not.toContain(token);
  });

  it('F6: finds a classic token without the scope, which could read the key and not write', async () => {
    for (const [scopes, given] of [
      ['gist, read:org', settings],
      ['', settings],
      ['repo', { org: 'acme', secret: 'PASSWORD' }],
    ] as const) {
      const { open, ctx } = await scene({ scopes });
      const error = await failure(open(given).check(login(), ctx));
      expect(error.code).toBe('E_STORE_DENIED');
    }
    const { open, ctx } = await scene({ scopes: 'gist, repo, admin:org' });
    await open(settings).check(login(), ctx);
  });

  it('a missing environment is found', async () => {
    const { open, ctx } = await scene();
    const error = await failure(open({ ...settings, environment: 'nowhere' }).check(login(), ctx));
    expect(error.code).toBe('E_STORE_NOT_FOUND');
    expect(error.hint).toContain('its environment nowhere');
  });

  it('the permission that GitHub would have accepted is named', async () => {
    const headers = { 'x-accepted-github-permissions': 'secrets=read; environments=read' };
    const { open, ctx } = await scene({ fault: () => ({ status: 403, headers }) });
    const error = await failure(open({ ...settings, environment: 'prod' }).check(login(), ctx));
    expect(error.code).toBe('E_STORE_DENIED');
    expect(error.hint).toContain('GitHub asks for secrets=read; environments=read.');
    expect(error.hint).toContain('Environments and Secrets: write');
  });

  it('F5: a value of more than 48 KB is refused before anything is sent, here and by write', async () => {
    const { open, ctx, github } = await scene();
    const large = { ...login(), secret: new Secret('ü'.repeat(24 * 1024 + 1)) };
    for (const attempt of [open(settings).check(large, ctx), open(settings).write(large, ctx)]) {
      expect(await failure(attempt)).toMatchObject({ code: 'E_STORE_VALUE', exit: 1 });
    }
    expect(github.requests).toEqual([]);
    await open(settings).write({ ...large, secret: new Secret('ü'.repeat(24 * 1024)) }, ctx);
  });

  it('the token goes to no other server than the API', async () => {
    const other = await scene();
    const { open, ctx } = await scene({
      fault: () => ({
        status: 302,
        headers: { location: `${other.github.origin}/repos/acme/web/actions/secrets/public-key` },
      }),
    });
    expect(await failure(open(settings).check(login(), ctx))).toMatchObject({ code: 'E_REDIRECT_REFUSED' });
    expect(other.github.requests).toEqual([]);
  });

  it('follows a repository that was renamed', async () => {
    const { open, ctx, github } = await scene({
      fault: ({ url, method }) =>
        url.pathname.startsWith('/repos/acme/old/')
          ? {
              status: method === 'GET' ? 301 : 307,
              headers: { location: url.pathname.replace('/old/', '/web/') },
            }
          : undefined,
    });
    const credential = login();
    await open({ ...settings, repo: 'acme/old' }).write(credential, ctx);
    expect(github.state.vault('acme/web actions').secrets.get('PASSWORD')?.value).toBe(credential.value);
  });

  it('works under the path of Enterprise Server', async () => {
    const { open, ctx, github } = await scene({ base: '/api/v3' });
    const store = open(settings);
    await store.write(login(), ctx);
    expect(github.exchanges.at(-1)?.request.url.pathname).toBe(
      '/api/v3/repos/acme/web/actions/secrets/PASSWORD',
    );
    expect(store.calls).toEqual([`PUT ${github.origin}/api/v3/repos/acme/web/actions/secrets/PASSWORD`]);
  });

  it('an answer of another make is no public key', async () => {
    for (const body of ['<html>', {}, { key_id: '1', key: 'short' }]) {
      const { open, ctx } = await scene({ fault: () => ({ status: 200, body }) });
      const error = await failure(open(settings).write(login(), ctx));
      expect(error.code).toBe('E_RESPONSE_INVALID');
    }
  });
});
