import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import type { HttpRequest } from '../../../src/context/http.js';
import type { Overlap, ReplaceChosen, ReplaceIssued } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';
import { startServer, type Behaviour, type SeenRequest } from '../../fakes/server.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { accessTo, openAs, request, sending } from './scene.js';

const issued = (more: object = {}, rotate: object = {}) => ({
  name: 'ci',
  username: 'ci',
  'credential-id': 'a/b c',
  rotate: {
    request: {
      method: 'POST',
      url: '/tokens/${credential-id}/regenerate',
      headers: { Authorization: 'Bearer ${admin.password}' },
    },
    mode: 'server-generates',
    capture: { secret: '$.data.secret', 'expires-at': '$.data.ends?' },
    ...rotate,
  },
  semantics: { slots: 1 },
  ...more,
});

const serve = (handle: (request: SeenRequest) => Behaviour) =>
  running(
    startServer(handle, {
      observe: (channel, text) => channel === 'request line' && observe(channel, text),
      observeBody: false,
    }),
  );

describe('the answer to a request that makes a secret', () => {
  it.each([
    [{ status: 500 }, 'E_SERVER_UNAVAILABLE', 75],
    [{ status: 503, headers: { 'retry-after': '1' } }, 'E_SERVER_UNAVAILABLE', 75],
    ['drop', 'E_CONNECTION_LOST', 75],
    [{ status: 429, headers: { 'retry-after': '1' } }, 'E_RATE_LIMITED', 75],
    [{ status: 200, body: {} }, 'E_TOKEN_ANSWER', 75],
    [{ status: 200, body: { data: { secret: {} } } }, 'E_TOKEN_ANSWER', 75],
    [{ status: 200, body: { data: { secret: 'x'.repeat(40), ends: 'soon' } } }, 'E_TOKEN_ANSWER', 75],
    [{ status: 200, body: 'no JSON' }, 'E_TOKEN_ANSWER', 75],
    [{ status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync('{}') }, 'E_ANSWER_LOST', 75],
    [{ status: 200, body: 'x'.repeat(200 * 1024) }, 'E_ANSWER_LOST', 75],
    [{ status: 202, body: {} }, 'E_TOKEN_ANSWER', 75],
    [{ status: 303, headers: { location: '/elsewhere' } }, 'E_TOKEN_ANSWER', 75],
    [{ status: 400, body: { message: 'no' } }, 'E_TOKEN_REQUEST', 1],
    [{ status: 401 }, 'E_ADMIN_REFUSED', 1],
    [{ status: 403 }, 'E_ADMIN_FORBIDDEN', 1],
  ] as const)('%j is %s with exit code %i, and it is sent once', async (reply, code, exit) => {
    const password = canary();
    const server = await serve(() => reply);
    const token = openAs<ReplaceIssued>(issued(), accessTo(server.origin, password));
    const error = await failure(token.regenerate('a/b c', request(), sending()));
    expect([error.code, error.exit]).toEqual([code, exit]);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.url.pathname).toBe('/tokens/a%2Fb%20c/regenerate');
  });

  it('is masked before anything is said about it', async () => {
    const [password, secret] = [canary(), canary()];
    const server = await serve(() => ({ status: 200, body: { data: { secret, ends: secret } } }));
    const token = openAs<ReplaceIssued>(issued(), accessTo(server.origin, password));
    const ctx = sending();
    expect((await failure(token.regenerate('x', request(), ctx))).code).toBe('E_TOKEN_ANSWER');
    expect(ctx.masks.redact(secret)).toBe('***');
  });

  it.each([
    ['bad-admin-credential', 'E_ADMIN_REFUSED'],
    ['not-allowed', 'E_ADMIN_FORBIDDEN'],
    ['not-found', 'E_TOKEN_NOT_FOUND'],
    ['exists', 'E_TOKEN_EXISTS'],
    ['slot-full', 'E_SLOTS_FULL'],
    ['refused', 'E_TOKEN_REQUEST'],
    ['rate-limited', 'E_RATE_LIMITED'],
  ])('means %s where the configuration says so: %s', async (meaning, code) => {
    const server = await serve(() => ({ status: 409, body: { message: 'no' } }));
    const settings = issued({ errors: [{ status: 409, meaning }] });
    const token = openAs<ReplaceIssued>(settings, accessTo(server.origin, canary()));
    expect((await failure(token.regenerate('x', request(), sending()))).code).toBe(code);
  });
});

describe('a request that is carried out later', () => {
  const job = {
    'status-url': 'header:location',
    until: "$.status == 'done'",
    fails: "$.status == 'failed'",
    'every-seconds': 2,
    'max-seconds': 10,
  };
  const later = () => issued({}, { async: job });
  const patient = () => {
    let now = Date.now();
    const sleep = (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    };
    return sending({ clock: { now: () => now, sleep } });
  };

  it('is asked after until it is done, with the same credential', async () => {
    const [password, secret] = [canary(), canary()];
    const states = ['waiting', 'waiting', 'done'];
    const server = await serve(({ method, authorization }) => {
      if (authorization !== `Bearer ${password}`) return { status: 401 };
      if (method === 'POST') return { status: 202, headers: { location: '/jobs/1' } };
      return { status: 200, body: { status: states.shift(), data: { secret } } };
    });
    const token = openAs<ReplaceIssued>(later(), accessTo(server.origin, password, '/v1'));
    const minted = await token.regenerate('x', request(), patient());
    expect(minted.secret.is(secret)).toBe(true);
    expect(server.requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      'POST /v1/tokens/a%2Fb%20c/regenerate',
      ...['GET /jobs/1', 'GET /jobs/1', 'GET /jobs/1'],
    ]);
  });

  it('never asks a host that is not allowed, and does not call that a failure', async () => {
    const stranger = await serve(() => ({ status: 200, body: { status: 'done' } }));
    const server = await serve(() => ({ status: 202, headers: { location: `${stranger.origin}/jobs/1` } }));
    const token = openAs<ReplaceIssued>(later(), accessTo(server.origin, canary()));
    const error = await failure(token.regenerate('x', request(), patient()));
    expect([error.code, error.exit]).toEqual(['E_TOKEN_ANSWER', 75]);
    expect(stranger.requests).toEqual([]);
  });

  it.each([
    [{ status: 200, body: { status: 'failed' } }, 'E_TOKEN_REQUEST', 1],
    [{ status: 200, body: { status: 'waiting' } }, 'E_TIMEOUT', 75],
    [{ status: 202 }, 'E_TIMEOUT', 75],
    [{ status: 403 }, 'E_TOKEN_ANSWER', 75],
    [{ status: 200, body: 'x' }, 'E_TOKEN_ANSWER', 75],
  ] as const)('with %j ends as %s', async (status, code, exit) => {
    const server = await serve(({ method }) =>
      method === 'POST' ? { status: 202, headers: { location: '/jobs/1' } } : status,
    );
    const token = openAs<ReplaceIssued>(later(), accessTo(server.origin, canary()));
    const error = await failure(token.regenerate('x', request(), patient()));
    expect([error.code, error.exit]).toEqual([code, exit]);
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('signing in first', () => {
  const withAuth = (more: object = {}) =>
    issued(
      {
        auth: {
          request: {
            method: 'POST',
            url: '/login',
            json: { email: '${admin.username}', password: '${admin.password}' },
          },
          capture: { bearer: '$.token' },
        },
        inspect: {
          request: { method: 'GET', url: '/me', headers: { Authorization: 'Bearer ${bearer}' } },
          capture: { id: '$.id' },
        },
        ...more,
      },
      { request: { method: 'POST', url: '/renew', headers: { Authorization: 'Bearer ${bearer}' } } },
    );

  it('takes place once for a while; what it captures is masked and sent in the header', async () => {
    const [password, bearer, secret] = [canary('"\\'), canary(), canary()];
    const server = await serve(({ url, body, authorization }) => {
      if (url.pathname === '/login') {
        expect(JSON.parse(body.toString())).toEqual({ email: 'admin', password });
        return { status: 200, body: { token: bearer } };
      }
      if (authorization !== `Bearer ${bearer}`) return { status: 401 };
      return { status: 200, body: { id: 7, data: { secret } } };
    });
    const token = openAs<ReplaceIssued>(withAuth(), accessTo(server.origin, password));
    expect(token.calls).toEqual({
      regenerate: `POST ${server.origin}/renew`,
      'sign in': `POST ${server.origin}/login`,
    });
    const ctx = sending();
    await token.check(request(), ctx);
    expect(await token.current(ctx)).toMatchObject({ id: '7' });
    await token.regenerate('7', request(), ctx);
    expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/login', '/me', '/me', '/renew']);
    expect(ctx.masks.redact(bearer)).toBe('***');
  });

  it('that is refused is told before anything is changed', async () => {
    const server = await serve(() => ({ status: 401 }));
    const token = openAs<ReplaceIssued>(withAuth(), accessTo(server.origin, canary()));
    expect((await failure(token.check(request(), sending()))).code).toBe('E_ADMIN_REFUSED');
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['cloudraya-v1', 'https://api.cloudraya.com/v1/api/gateway/user/auth', 'app_key', { bearer_token: 1 }],
    ['cloudraya-v2', 'https://api-v2.cloudraya.com/core/v1/auth/login', 'email', { token: 1 }],
  ])('is known for %s, whose host needs no permission', async (preset, url, key, answer) => {
    const [password, bearer, secret] = [canary(), canary(), canary()];
    const sent: HttpRequest[] = [];
    const reply = (body: unknown) => ({
      status: 200,
      header: () => undefined,
      text: () => JSON.stringify(body),
      json: () => body,
    });
    const http: Context['http'] = {
      send(each) {
        sent.push(each);
        const [field = ''] = Object.keys(answer);
        const data = sent.length === 1 ? { [field]: bearer } : { secret };
        return Promise.resolve(reply({ code: 200, data }));
      },
    };
    const settings = withAuth({ auth: { preset }, inspect: undefined });
    const token = openAs<ReplaceIssued>(settings, accessTo('https://registry.cloudraya.com', password));
    await token.regenerate('x', request(), testContext({ http }));
    const [login, renew] = sent;
    expect(login?.url.href).toBe(url);
    const body = (login?.body as Secret).reveal();
    expect(Object.entries(JSON.parse(body) as object)).toEqual([
      [key, 'admin'],
      [key === 'email' ? 'password' : 'secret_key', password],
    ]);
    expect((renew?.headers?.['Authorization'] as Secret).is(`Bearer ${bearer}`)).toBe(true);
  });
});

describe('what goes nowhere', () => {
  const to = (url: string) => issued({}, { request: { method: 'POST', url } });

  it('a request to a host that is neither the registry, nor its api, nor named under hosts', () => {
    const access = {
      ...accessTo('https://registry.acme.dev', canary()),
      api: new URL('https://api.acme.dev'),
    };
    for (const host of ['registry.acme.dev', 'api.acme.dev', 'auth.acme.dev']) {
      openAs({ ...to(`https://${host}/x`), hosts: ['auth.acme.dev'] }, access);
    }
    for (const host of ['evil.example', 'api.acme.dev.evil.example', 'api.acme.dev:8443']) {
      expect(() => openAs({ ...to(`https://${host}/x`), hosts: ['auth.acme.dev'] }, access)).toThrow(
        expect.objectContaining({ code: 'E_TOKEN_HOST' }),
      );
    }
  });

  it('a secret over plain http to another machine', async () => {
    const access = { ...accessTo('http://registry.acme.dev', canary()), plainHttp: false };
    const attempt = openAs<ReplaceIssued>(to('/x'), access).regenerate('x', request(), sending());
    expect((await failure(attempt)).code).toBe('E_PLAIN_HTTP');
  });

  it('an admin or a variable that is not there', async () => {
    const { admin: _, ...access } = accessTo('https://registry.acme.dev', canary());
    const none = openAs<ReplaceIssued>(issued(), access);
    expect((await failure(none.regenerate('x', request(), sending()))).code).toBe('E_ADMIN_MISSING');
    const settings = issued(
      { env: ['KEY'] },
      { request: { method: 'POST', url: '/x', headers: { 'X-Api-Key': '${env.KEY}' } } },
    );
    const unset = openAs<ReplaceIssued>(settings, access);
    expect((await failure(unset.regenerate('x', request(), sending()))).code).toBe('E_SECRET_SOURCE');
  });

  it.each(['', '..', 'a secret'])('a value for an address that is %j', async (kind) => {
    const server = await serve(() => ({ status: 200, body: {} }));
    const secret = canary();
    const settings = issued(
      { env: ['ORG'], public: ['env.ORG'] },
      { request: { method: 'POST', url: '/orgs/${env.ORG}/renew' } },
    );
    const token = openAs<ReplaceIssued>(settings, accessTo(server.origin, canary()));
    const ctx = sending({ env: { ORG: kind === 'a secret' ? secret : kind } });
    ctx.masks.add(new Secret(secret));
    const error = await failure(token.regenerate('x', request(), ctx));
    expect(error.code).toBe(kind === '' ? 'E_SECRET_SOURCE' : 'E_TOKEN_URL');
    expect(server.requests).toEqual([]);
  });
});

describe('tokens that are found by their names', () => {
  const settings = {
    name: 'ci',
    username: 'ci',
    separator: '_',
    rotate: {
      request: { method: 'POST', url: '/tokens', json: { name: '${name}', secret: '${secret}' } },
      mode: 'client-supplies',
      capture: { id: '$.id' },
    },
    revoke: { request: { method: 'DELETE', url: '/tokens/${id}' } },
    list: {
      request: { method: 'GET', url: '/tokens' },
      items: '$.tokens',
      id: '$.id',
      name: '$.name',
      prefix: 'robot$',
    },
    semantics: { slots: 2 },
  };
  const names = ['robot$ci', 'robot$ci_g3', 'ci_g4', 'robot$ci_g05', 'robot$ci_gx', 'robot$ci_g', 'other'];

  it('are ours by exactly that name, and no others', async () => {
    const tokens = [...names.map((name, id) => ({ id: String(id), name })), { id: '99' }];
    const server = await serve(() => ({ status: 200, body: { tokens } }));
    const token = openAs<Overlap>(settings, accessTo(server.origin, canary()));
    expect((await token.list(sending())).map(({ id, generation }) => [id, generation])).toEqual([
      ['0', 0],
      ['1', 3],
      ['2', 4],
    ]);
  });

  it('F3: on several pages are refused: an orphan would be on the page that nobody looks at', async () => {
    const link = '<https://x/tokens?page=2>; rel="next", <https://x/tokens?page=1>; rel="first"';
    const server = await serve(() => ({ status: 200, headers: { link }, body: { tokens: [] } }));
    const token = openAs<Overlap>(settings, accessTo(server.origin, canary()));
    const error = await failure(token.list(sending()));
    expect([error.code, error.message]).toEqual([
      'E_RESPONSE_INVALID',
      expect.stringContaining('one page of several'),
    ]);
  });

  it('F12: where there are two, one that nobody keeps makes room, and one that is kept never does', async () => {
    const alive = new Map([
      ['0', { id: '0', name: 'robot$ci' }],
      ['1', { id: '1', name: 'robot$ci_g1' }],
    ]);
    const server = await serve(({ method, url, body }) => {
      if (method === 'GET') return { status: 200, body: { tokens: [...alive.values()] } };
      if (method === 'DELETE') {
        alive.delete(url.pathname.slice('/tokens/'.length));
        return { status: 204 };
      }
      const { name } = JSON.parse(body.toString()) as { name: string };
      alive.set('2', { id: '2', name: `robot$${name}` });
      return { status: 201, body: { id: 2 } };
    });
    const token = openAs<Overlap>(settings, accessTo(server.origin, canary()));
    const ctx = sending();
    await token.check(request(2, '1'), ctx);
    expect(alive.size).toBe(2);
    const minted = await token.create(request(2, '1'), ctx);
    expect([minted.id, [...alive.keys()]]).toEqual(['2', ['1', '2']]);
    expect(ctx.masks.redact(minted.secret.reveal())).toBe('***');
    expect((await failure(token.create(request(3, '1', '2'), ctx))).code).toBe('E_SLOTS_FULL');
    expect([...alive.keys()]).toEqual(['1', '2']);
  });
});

describe('a secret that the client supplies', () => {
  it('F19: always satisfies the policy of the configuration, and so does the example', () => {
    const policy = { length: 16, upper: 3, lower: 3, digit: 3, symbol: 2, symbols: '-_' };
    const token = openAs<ReplaceChosen>(
      {
        name: 'ci',
        username: 'ci',
        rotate: {
          request: { method: 'PUT', url: '/password', text: '${secret}' },
          mode: 'client-supplies',
        },
        semantics: { slots: 1, idempotent: true },
        'password-policy': policy,
      },
      accessTo('https://registry.acme.dev', canary()),
    );
    const ctx = testContext();
    const secrets = [token.example.secret, ...Array.from({ length: 300 }, () => token.choose(ctx))];
    for (const secret of secrets) {
      const text = secret.reveal();
      const counts = [/[A-Z]/g, /[a-z]/g, /\d/g, /[-_]/g].map((kind) => text.match(kind)?.length ?? 0);
      expect(text).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{15}$/);
      expect(counts.every((count, index) => count >= (index < 3 ? 3 : 2))).toBe(true);
    }
    expect(new Set(secrets.map((secret) => secret.reveal())).size).toBe(301);
  });
});
