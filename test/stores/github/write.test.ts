import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { login, scene } from './scene.js';

describe('writing a GitHub secret', () => {
  it.each([
    [{ repo: 'acme/web', secret: 'PASSWORD' }, 'acme/web actions', 'acme/web/PASSWORD'],
    [{ repo: 'acme/web', secret: 'password' }, 'acme/web actions', 'acme/web/PASSWORD'],
    [
      { repo: 'acme/web', for: 'dependabot', secret: 'PASSWORD' },
      'acme/web dependabot',
      'acme/web/dependabot/PASSWORD',
    ],
    [
      { repo: 'acme/web', for: 'codespaces', secret: 'PASSWORD' },
      'acme/web codespaces',
      'acme/web/codespaces/PASSWORD',
    ],
    [
      { repo: 'acme/web', environment: 'prod', secret: 'PASSWORD' },
      'acme/web environments/prod',
      'acme/web/environments/prod/PASSWORD',
    ],
    [
      { repo: 'acme/web', environment: 'eu/west', secret: 'PASSWORD' },
      'acme/web environments/eu/west',
      'acme/web/environments/eu/west/PASSWORD',
    ],
    [{ org: 'acme', secret: 'PASSWORD' }, 'acme actions', 'acme/PASSWORD'],
    [
      { org: 'acme', for: 'dependabot', secret: 'PASSWORD' },
      'acme dependabot',
      'orgs/acme/dependabot/PASSWORD',
    ],
    [
      { org: 'acme', for: 'codespaces', secret: 'PASSWORD' },
      'acme codespaces',
      'orgs/acme/codespaces/PASSWORD',
    ],
  ])('GitHub can decrypt what was written to %j', async (settings, vault, name) => {
    const { github, open, ctx } = await scene();
    const [store, credential] = [open(settings), login()];
    expect(store).toMatchObject({ name: `github:${name}`, holds: 'secret', readable: false });
    expect(await store.read(ctx)).toEqual({ exists: false });
    await store.write(credential, ctx);
    expect(github.state.vault(vault).secrets.get('PASSWORD')?.value).toBe(credential.value);
    expect(await store.read(ctx)).toMatchObject({ exists: true, updatedAt: expect.any(Number) as number });
    // Exactly the calls that plan announces.
    const sent = github.exchanges.filter(({ request }) => request.method !== 'GET');
    expect(sent.map(({ request }) => `${request.method} ${github.origin}${request.url.pathname}`)).toEqual(
      store.calls,
    );
  });

  it('writes username and secret as two, the secret last', async () => {
    const { github, open, ctx } = await scene();
    const [store, credential] = [
      open({ repo: 'acme/web', secret: 'PASSWORD', 'username-secret': 'USERNAME' }),
      login(),
    ];
    expect(store.holds).toBe('two');
    await store.write(credential, ctx);
    const { secrets } = github.state.vault('acme/web actions');
    expect([...secrets].map(([name, { value }]) => [name, value])).toEqual([
      ['USERNAME', credential.username],
      ['PASSWORD', credential.value],
    ]);
  });

  it('a write of two that is cut off in between counts as not written, and the next one heals it', async () => {
    let cut = false;
    const { github, open, ctx } = await scene({
      fault: ({ method, url }) =>
        cut && method === 'PUT' && url.pathname.endsWith('/PASSWORD') ? { status: 500 } : undefined,
    });
    const store = open({ repo: 'acme/web', secret: 'PASSWORD', 'username-secret': 'USERNAME' });
    cut = true;
    const credential = login();
    expect(await failure(store.write(credential, ctx))).toMatchObject({
      code: 'E_SERVER_UNAVAILABLE',
      exit: 75,
    });
    expect(await store.read(ctx)).toEqual({ exists: false });
    cut = false;
    await store.write(credential, ctx);
    expect(github.state.vault('acme/web actions').secrets.get('PASSWORD')?.value).toBe(credential.value);
    expect(await store.read(ctx)).toMatchObject({ exists: true });
  });

  it('F6: after both are written, the older date of the two is the date of the store', async () => {
    let now = Date.parse('2026-05-01T00:00:00Z');
    const { open, ctx } = await scene(
      { now: () => now },
      { clock: { now: () => now, sleep: () => Promise.resolve() } },
    );
    const both = open({ repo: 'acme/web', secret: 'PASSWORD', 'username-secret': 'USERNAME' });
    const first = now;
    await both.write(login(), ctx);
    now += 60_000;
    await open({ repo: 'acme/web', secret: 'PASSWORD' }).write(login(), ctx);
    expect(await both.read(ctx)).toEqual({ exists: true, updatedAt: first });
  });

  it('writes a pair as one value', async () => {
    const { github, open, ctx } = await scene();
    const [store, credential] = [open({ repo: 'acme/web', secret: 'PASSWORD', as: 'pair' }), login()];
    expect(store.holds).toBe('pair');
    await store.write(credential, ctx);
    const held = github.state.vault('acme/web actions').secrets.get('PASSWORD')?.value;
    expect(held).toBe(`${credential.username}:${credential.value}`);
  });

  it('refuses a pair that login could not split again', async () => {
    const { github, open, ctx } = await scene();
    const store = open({ repo: 'acme/web', secret: 'PASSWORD', as: 'pair' });
    for (const username of ['a:b', 'a b', '{"a']) {
      const error = await failure(store.check(login(1, username), ctx));
      expect(error).toMatchObject({ code: 'E_STORE_VALUE', exit: 1 });
    }
    expect(github.exchanges).toEqual([]);
  });

  it('a lost answer is repaired by sending the same again', async () => {
    let lost = 2;
    const { github, open, ctx } = await scene({
      afterwards: ({ method }) => (method === 'PUT' && lost-- > 0 ? 'drop' : undefined),
    });
    const credential = login();
    await open({ repo: 'acme/web', secret: 'PASSWORD' }).write(credential, ctx);
    expect(github.state.vault('acme/web actions').secrets.get('PASSWORD')?.value).toBe(credential.value);
  });

  it('F4: an answer that stays away means "perhaps written"', async () => {
    const { open, ctx } = await scene({
      afterwards: ({ method }) => (method === 'PUT' ? 'drop' : undefined),
    });
    const error = await failure(open({ repo: 'acme/web', secret: 'PASSWORD' }).write(login(), ctx));
    expect(error.exit).toBe(75);
  });

  it.each([
    [
      'F4: a missing permission',
      { status: 403, headers: { 'x-accepted-github-permissions': 'secrets=write\u0009;<x>' } },
      'E_STORE_DENIED',
      'secrets=write;x.',
    ],
    ['F4: a token that has ended', { status: 401 }, 'E_STORE_DENIED', 'expired'],
    ['F4: a repository that is gone', { status: 404 }, 'E_STORE_NOT_FOUND', 'acme/web'],
    [
      'F4, F5: a value that is too large',
      { status: 413, body: { message: 'Too large' } },
      'E_STORE_VALUE',
      '',
    ],
  ] as const)('%s is "not written"', async (_, reply, code, hint) => {
    const { open, ctx } = await scene({ fault: ({ method }) => (method === 'PUT' ? reply : undefined) });
    const error = await failure(open({ repo: 'acme/web', secret: 'PASSWORD' }).write(login(), ctx));
    expect(error).toMatchObject({ code, exit: 1 });
    expect(error.hint).toContain(hint);
  });
});

describe('what GitHub says', () => {
  it('is shown without the token, should it repeat it', async () => {
    const token = canary();
    const reply = { status: 422, body: { message: `The token ${token} is odd` } };
    const { open, ctx } = await scene({
      token,
      fault: ({ method }) => (method === 'PUT' ? reply : undefined),
    });
    const error = await failure(open({ repo: 'acme/web', secret: 'A' }).write(login(), ctx));
    expect(error.message).toContain('is odd');
  });
});

describe('F23: a public key that was renewed after it was fetched', () => {
  it('is fetched once more, for all secrets of its place', async () => {
    const { github, open, ctx } = await scene();
    const stores = ['A', 'B', 'C', 'D'].map((secret) => open({ repo: 'acme/web', secret }));
    for (const store of stores) await store.check(login(), ctx);
    github.state.vault('acme/web actions').renewKey();
    const credentials = stores.map(() => login());
    const before = github.exchanges.length;
    await Promise.all(stores.map((store, index) => store.write(credentials[index] ?? login(), ctx)));
    const held = [...github.state.vault('acme/web actions').secrets.values()].map(({ value }) => value);
    expect(held.toSorted()).toEqual(credentials.map(({ value }) => value).toSorted());
    const keys = github.exchanges
      .slice(before)
      .filter(({ request }) => request.url.pathname.endsWith('/public-key'));
    expect(keys).toHaveLength(1);
  });

  it('a value that is refused with the same key is not sent again and again', async () => {
    const reply = { status: 422, body: { message: 'Secret is\u001b[2K invalid' } };
    const { github, open, ctx } = await scene({
      fault: ({ method }) => (method === 'PUT' ? reply : undefined),
    });
    const error = await failure(open({ repo: 'acme/web', secret: 'A' }).write(login(), ctx));
    expect(error.code).toBe('E_STORE_VALUE');
    expect(error.message).toContain('Secret is invalid');
    expect(github.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });
});
