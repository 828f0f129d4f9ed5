import { describe, expect, it } from 'vitest';
import { handshake } from '../../src/distribution/handshake.js';
import { regcredError } from '../../src/errors/error.js';
import { Secret } from '../../src/secret/secret.js';
import { createAuthority } from '../fakes/certificates.js';
import { startRegistry, type RegistryOptions } from '../fakes/registry.js';
import { startServer } from '../fakes/server.js';
import {
  createIssuer as issuerWith,
  createKeys,
  startTokenServer,
  type IssuerOptions,
} from '../fakes/token-server.js';
import { failure, names, running } from '../http/client.js';
import { needs } from '../real/programs.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { endpoint, networkContext, someone } from './context.js';

const keys = createKeys();
const createIssuer = (options: IssuerOptions) => issuerWith({ keys, ...options });
const registry = (options: RegistryOptions = {}) => running(startRegistry({ observe, ...options }));
const answerOf = async (...args: Parameters<typeof handshake>) => {
  const answer = await handshake(...args);
  observe('answer', JSON.stringify(answer));
  return answer;
};

describe('the handshake with Basic', () => {
  it('accepts the right password, whatever characters it has', async () => {
    const { login, users } = someone();
    const server = await registry({ auth: { kind: 'basic', users } });
    const answer = await answerOf(endpoint(server.host), login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'accepted', scheme: 'basic' });
    const { authorization } = answer as { authorization: Secret };
    expect(server.requests.at(-1)?.authorization).toBe(authorization.reveal());
  });

  it('sends nothing secret before it is asked', async () => {
    const { login, users } = someone();
    const server = await registry({ auth: { kind: 'basic', users } });
    await answerOf(endpoint(server.host), login, [], networkContext());
    const secrets = server.requests.map(({ authorization }) => authorization !== undefined);
    expect(secrets).toEqual([false, true]);
  });

  it('is rejected by the registry when the password is wrong, and asks once only', async () => {
    const server = await registry({ auth: { kind: 'basic', users: { ci: canary() } } });
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toEqual({
      answer: 'rejected',
      reason: {
        by: 'registry',
        status: 401,
        code: 'UNAUTHORIZED',
        words: 'unauthorized',
        serverTime: expect.any(Number),
      },
    });
    expect(server.requests.filter(({ authorization }) => authorization !== undefined)).toHaveLength(1);
  });

  it('is rejected without a login', async () => {
    const server = await registry({ auth: { kind: 'basic', users: {} } });
    const answer = await answerOf(endpoint(server.host), undefined, [], networkContext());
    expect(answer).toMatchObject({ answer: 'rejected', reason: { by: 'registry', status: 401 } });
  });

  it('says "none" when the registry asks for nothing', async () => {
    const server = await registry();
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toEqual({ answer: 'accepted', scheme: 'none' });
  });
});

describe('the handshake with Bearer', () => {
  it('gets a token from the registry itself, masks it and reads what it grants', async () => {
    const { login, users } = someone();
    const issuer = createIssuer({ users });
    const server = await registry({ auth: { kind: 'bearer', issuer } });
    const ctx = networkContext();
    const rights = [
      { action: 'push', repository: 'team/app' },
      { action: 'pull', repository: 'team/base' },
    ] as const;
    const answer = await answerOf(endpoint(server.host), login, rights, ctx);
    expect(answer).toMatchObject({
      answer: 'accepted',
      scheme: 'bearer',
      granted: [
        { action: 'pull', repository: 'team/app' },
        { action: 'push', repository: 'team/app' },
        { action: 'pull', repository: 'team/base' },
      ],
    });
    const { authorization } = answer as { authorization: Secret };
    expect(ctx.learned.map((token) => `Bearer ${token}`)).toEqual([authorization.reveal()]);
    const asked = server.requests.find(({ url }) => url.pathname === '/token')?.url.searchParams;
    expect(asked?.getAll('scope')).toEqual(['repository:team/app:pull,push', 'repository:team/base:pull']);
    expect(asked?.get('service')).toBe('test-registry');
    expect(asked?.get('account')).toBe('ci');
  });

  it('puts no user name into the address that is the secret itself', async () => {
    const token = canary();
    const issuer = createIssuer({ users: { [token]: token } });
    const server = await registry({ auth: { kind: 'bearer', issuer } });
    const login = { username: token, secret: new Secret(token) };
    const answer = await answerOf(endpoint(server.host), login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'accepted' });
    for (const { url } of server.requests) observe('an address', url.href);
  });

  it('follows the registry to a token server that is known to belong to it', async () => {
    const { login, users } = someone();
    const issuer = createIssuer({ users });
    const tokens = await running(startTokenServer(issuer, { observe }));
    const server = await registry({ auth: { kind: 'bearer', issuer, realm: `${tokens.origin}/token` } });
    const known = endpoint(server.host, { realms: [tokens.host] });
    expect(await answerOf(known, login, [], networkContext())).toMatchObject({ answer: 'accepted' });
  });

  it('D1: sends nothing to a token server that is not', async () => {
    const { login, users } = someone();
    const issuer = createIssuer({ users });
    const attacker = await running(startTokenServer(issuer, { observe }));
    const server = await registry({ auth: { kind: 'bearer', issuer, realm: `${attacker.origin}/token` } });
    const answer = await answerOf(endpoint(server.host), login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_REALM_UNTRUSTED' } });
    expect(attacker.connections).toHaveLength(0);
  });

  it('D1: does not even look up the name of such a token server', async () => {
    const auth = {
      kind: 'bearer',
      issuer: createIssuer({ users: {} }),
      realm: 'http://attacker.test/token',
    } as const;
    const server = await registry({ auth });
    const lookup = () => expect.unreachable('a name was looked up');
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext({ lookup }));
    expect(answer).toMatchObject({ error: { code: 'E_REALM_UNTRUSTED' } });
  });

  it('is rejected by the token server when the password is wrong', async () => {
    const issuer = createIssuer({ users: { ci: canary() } });
    const server = await registry({ auth: { kind: 'bearer', issuer } });
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toEqual({
      answer: 'rejected',
      reason: {
        by: 'token-server',
        status: 401,
        code: 'UNAUTHORIZED',
        words: 'incorrect username or password',
        serverTime: expect.any(Number),
      },
    });
    expect(server.requests.filter(({ url }) => url.pathname === '/token')).toHaveLength(1);
  });

  it('D5: prefers Bearer where Basic comes first', async () => {
    const { login, users } = someone();
    const issuer = createIssuer({ users });
    const server = await registry({
      auth: { kind: 'bearer', issuer },
      fault: ({ authorization, url, headers }) => {
        if (authorization !== undefined || url.pathname !== '/v2/') return undefined;
        const bearer = `BEARER realm="http://${headers.host}/token",service="${issuer.service}"`;
        return { status: 401, headers: { 'www-authenticate': `Negotiate, Basic realm="a, b",${bearer}` } };
      },
    });
    expect(await answerOf(endpoint(server.host), login, [], networkContext())).toMatchObject({
      scheme: 'bearer',
    });
  });

  it('does not fall back to Basic when the bearer challenge is a trap', async () => {
    const header = 'Basic realm="a", Bearer realm="http://attacker.test/token"';
    const server = await running(
      startServer(() => ({ status: 401, headers: { 'www-authenticate': header } }), { observe }),
    );
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ error: { code: 'E_REALM_UNTRUSTED' } });
    expect(server.requests).toHaveLength(1);
  });

  it('asks anonymously without a login', async () => {
    const issuer = createIssuer({ users: {}, anonymous: true });
    const server = await registry({ auth: { kind: 'bearer', issuer } });
    const answer = await answerOf(endpoint(server.host), undefined, [], networkContext());
    expect(answer).toMatchObject({ answer: 'accepted', scheme: 'bearer', granted: [] });
    expect(server.requests.find(({ url }) => url.pathname === '/token')?.authorization).toBeUndefined();
  });
});

describe('an identity token', () => {
  const identity = async (post: boolean) => {
    const { login, users } = someone();
    const issuer = createIssuer({ users, refreshTokens: true, post });
    const server = await registry({ auth: { kind: 'bearer', issuer } });
    return { server, login, issuer };
  };

  it('goes in the body of the OAuth2 form', async () => {
    const { server, login } = await identity(true);
    const basic = `Basic ${Buffer.from(`ci:${login.secret.reveal()}`).toString('base64')}`;
    const url = `${server.origin}/token?offline_token=true`;
    const { refresh_token } = (await (await fetch(url, { headers: { authorization: basic } })).json()) as {
      refresh_token: string;
    };
    const token = { username: 'ci', secret: new Secret(refresh_token), identityToken: true };
    const rights = [{ action: 'pull', repository: 'team/app' }] as const;
    const answer = await answerOf(endpoint(server.host), token, rights, networkContext());
    expect(answer).toMatchObject({ answer: 'accepted', granted: rights });
    const post = server.requests.find(({ method }) => method === 'POST');
    expect(Object.fromEntries(new URLSearchParams(post?.body.toString()))).toEqual({
      grant_type: 'refresh_token',
      service: 'test-registry',
      client_id: 'regcred',
      scope: 'repository:team/app:pull',
      refresh_token,
    });
    expect(post?.authorization).toBeUndefined();
  });

  it('is sent with GET where the form is not offered (404)', async () => {
    const { server, login } = await identity(false);
    const token = { ...login, identityToken: true };
    const answer = await answerOf(endpoint(server.host), token, [], networkContext());
    expect(answer).toMatchObject({ answer: 'accepted' });
  });

  it('that is not known is rejected', async () => {
    const { server } = await identity(true);
    const token = { username: 'ci', secret: new Secret(canary()), identityToken: true };
    const answer = await answerOf(endpoint(server.host), token, [], networkContext());
    expect(answer).toMatchObject({ answer: 'rejected', reason: { by: 'token-server', status: 401 } });
  });

  it('that is refused in the words of OAuth2 (400 invalid_grant) is rejected too', async () => {
    const { server } = await identity(true);
    const body = { error: 'invalid_grant', error_description: 'it has been revoked' };
    const tokens = await running(startServer(() => ({ status: 400, body })));
    const issuer = createIssuer({ users: {} });
    const other = await registry({ auth: { kind: 'bearer', issuer, realm: `${tokens.origin}/token` } });
    const token = { username: 'ci', secret: new Secret(canary()), identityToken: true };
    const answer = await answerOf(
      endpoint(other.host, { realms: [tokens.host] }),
      token,
      [],
      networkContext(),
    );
    expect(answer).toMatchObject({ answer: 'rejected', reason: { words: 'it has been revoked' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe('an answer that is neither yes nor no', () => {
  it.each([
    [404, 'E_NOT_A_REGISTRY'],
    [403, 'E_STATUS_UNEXPECTED'],
    [405, 'E_STATUS_UNEXPECTED'],
    [418, 'E_STATUS_UNEXPECTED'],
    [429, 'E_RATE_LIMITED'],
    [500, 'E_SERVER_UNAVAILABLE'],
    [502, 'E_SERVER_UNAVAILABLE'],
  ])('D10: %i to the ping is %s', async (status, code) => {
    const server = await registry({ fault: () => ({ status }) });
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code } });
  });

  it.each([
    [404, 'E_STATUS_UNEXPECTED'],
    [405, 'E_STATUS_UNEXPECTED'],
    [429, 'E_RATE_LIMITED'],
    [503, 'E_SERVER_UNAVAILABLE'],
  ])('D10: %i from the token server is %s', async (status, code) => {
    const server = await registry({
      auth: { kind: 'bearer', issuer: createIssuer({ users: {} }) },
      fault: ({ url }) => (url.pathname === '/token' ? { status } : undefined),
    });
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code } });
  });

  it('D10: 403 from the token server is a rejection', async () => {
    const server = await registry({
      auth: { kind: 'bearer', issuer: createIssuer({ users: {} }) },
      fault: ({ url }) => (url.pathname === '/token' ? { status: 403 } : undefined),
    });
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'rejected', reason: { by: 'token-server', status: 403 } });
  });

  it('D9: a portal that answers every address with a page is no registry', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const server = await running(startServer(() => ({ status: 200, headers, body: '<html>log in</html>' })));
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_RESPONSE_INVALID' } });
  });

  it.each([
    ['no challenge', {}],
    ['an unknown scheme', { 'www-authenticate': 'Digest realm="a", nonce="b"' }],
    ['no realm', { 'www-authenticate': 'Bearer service="a"' }],
    ['two realms', { 'www-authenticate': 'Bearer realm="http://127.0.0.1/",realm="http://127.0.0.1/t"' }],
    ['a broken header', { 'www-authenticate': 'Bearer realm="http://127.0.0.1/' }],
  ])('D4: 401 with %s is E_CHALLENGE_INVALID', async (_, headers) => {
    const server = await running(startServer(() => ({ status: 401, headers }), { observe }));
    const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_CHALLENGE_INVALID' } });
    expect(server.requests).toHaveLength(1);
  });

  it('D6: a token server that redirects sees the login, and the target does not', async () => {
    const { login, users } = someone();
    const attacker = await running(startServer(() => ({ status: 200 }), { observe }));
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await registry({
        auth: { kind: 'bearer', issuer: createIssuer({ users }) },
        fault: ({ url }) =>
          url.pathname === '/token' ? { status, headers: { location: attacker.origin } } : undefined,
      });
      for (const identityToken of [false, true]) {
        const answer = await answerOf(
          endpoint(server.host),
          { ...login, identityToken },
          [],
          networkContext(),
        );
        expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_REDIRECT_REFUSED' } });
      }
    }
    expect(attacker.connections).toHaveLength(0);
  });

  it('D6: not even a redirect within the token server’s origin is followed', async () => {
    const { login, users } = someone();
    const server = await registry({
      auth: { kind: 'bearer', issuer: createIssuer({ users }) },
      fault: ({ url }) =>
        url.pathname === '/token' ? { status: 307, headers: { location: '/t2' } } : undefined,
    });
    const answer = await answerOf(endpoint(server.host), login, [], networkContext());
    expect(answer).toMatchObject({ error: { code: 'E_REDIRECT_REFUSED' } });
    expect(server.requests.some(({ url }) => url.pathname === '/t2')).toBe(false);
  });

  it('foreign words are made harmless, redacted before they are cut, and codes have the form of codes', async () => {
    const { login } = someone();
    const secret = login.secret.reveal();
    const message = `\n::stop-commands::x ${'y'.repeat(150)}${secret}`;
    const body = { errors: [{ code: 'NOT A CODE', message }] };
    const headers = { 'www-authenticate': 'Basic realm="r"' };
    const server = await running(startServer(() => ({ status: 401, headers, body })));
    const ctx = networkContext();
    const redact = (text: string) => text.replaceAll(secret, '***');
    const answer = await answerOf(endpoint(server.host), login, [], {
      ...ctx,
      masks: { ...ctx.masks, redact },
    });
    const { reason } = answer as Extract<typeof answer, { answer: 'rejected' }>;
    expect(reason.code).toBeUndefined();
    expect(reason.words).toBe(`: :stop-commands: :x ${'y'.repeat(150)}***`);
  });

  it('a stopped process is an exception, not an answer', async () => {
    const stop = new AbortController();
    stop.abort(regcredError('E_INTERRUPTED', { signal: 'SIGINT' }));
    const ctx = networkContext({ signal: stop.signal }, { signal: stop.signal });
    const error = await failure(handshake(endpoint('127.0.0.1:1'), someone().login, [], ctx));
    expect(error.message).toBe('Stopped by SIGINT.');
  });
});

describe('plain http', () => {
  it.each(['registry.test', '192.0.2.1', 'localhost.attacker.test'])(
    'A13: to %s is refused even where it was asked for',
    async (host) => {
      const ctx = networkContext({ lookup: () => expect.unreachable('a name was looked up') });
      const answer = await answerOf(endpoint(host, { plainHttp: true }), someone().login, [], ctx);
      expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_PLAIN_HTTP' } });
    },
  );

  it('A13: to a host that was named as insecure is sent', async () => {
    const ctx = networkContext({
      lookup: (_host, _options, done) => done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []),
    });
    const named = { ...endpoint('registry.test', { plainHttp: true }), insecure: true };
    const answer = await answerOf(named, someone().login, [], ctx);
    // It was looked up, so it was let through.
    expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_HOST_NOT_FOUND' } });
  });

  it('A13: to a private address is never tried unless it was asked for', async () => {
    const sent: string[] = [];
    const http = {
      send: ({ url }: { url: URL }) => {
        sent.push(url.protocol);
        return Promise.reject(regcredError('E_TLS_NOT_SPOKEN', { host: url.host }));
      },
    };
    const ctx = networkContext({}, { http });
    await answerOf(endpoint('10.0.0.5:5000'), someone().login, [], ctx);
    expect(sent).toEqual(['https:']);
    await answerOf(endpoint('10.0.0.5:5000', { plainHttp: true }), someone().login, [], ctx);
    expect(sent).toEqual(['https:', 'http:']);
  });

  it.each(['localhost', '[::1]'])('A13: %s is tried with https and then with http', async (host) => {
    const { login, users } = someone();
    const server = await registry({
      auth: { kind: 'basic', users },
      host: host === '[::1]' ? '::1' : '127.0.0.1',
    });
    const ctx = networkContext({ lookup: names({ localhost: ['127.0.0.1'] }) });
    const answer = await answerOf(endpoint(`${host}:${server.port}`), login, [], ctx);
    expect(answer).toMatchObject({ answer: 'accepted' });
  });

  it.runIf(needs('openssl'))(
    'a certificate that is not trusted is not answered with plain http',
    async () => {
      const tls = createAuthority(tempDir()).issue('IP:127.0.0.1');
      const server = await registry({ auth: { kind: 'none' }, tls });
      const answer = await answerOf(endpoint(server.host), someone().login, [], networkContext());
      expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_TLS_UNTRUSTED' } });
      expect(server.requests).toHaveLength(0);
    },
  );

  it.runIf(needs('openssl'))('D2: a registry with TLS cannot send the login to plain http', async () => {
    const { login, users } = someone();
    const authority = createAuthority(tempDir());
    const issuer = createIssuer({ users });
    const tokens = await running(startTokenServer(issuer, { observe }));
    const auth = { kind: 'bearer', issuer, realm: `${tokens.origin}/token` } as const;
    const server = await registry({ auth, tls: authority.issue('IP:127.0.0.1') });
    const known = endpoint(server.host, { realms: [tokens.host] });
    const answer = await answerOf(known, login, [], networkContext({ ca: authority.cert }));
    expect(answer).toMatchObject({ error: { code: 'E_TLS_DOWNGRADE' } });
    expect(tokens.connections).toHaveLength(0);
  });
});

describe('a token server on another host', () => {
  it('D3: is refused where its name leads to a metadata or loopback address and the registry is public', async () => {
    const { login } = someone();
    for (const address of ['169.254.169.254', '127.0.0.1', '::ffff:169.254.169.254', '10.0.0.1']) {
      // A registry that answers from a public address, and a client that really connects.
      const ctx = networkContext({ lookup: names({ 'auth.test': [address] }) });
      const real = ctx.http;
      const challenge = 'Bearer realm="https://auth.test/token"';
      const http: typeof real = {
        send: (request) =>
          request.url.host === 'registry.test'
            ? Promise.resolve({
                status: 401,
                network: 'public',
                header: (name) => (name === 'www-authenticate' ? challenge : undefined),
                text: () => '',
                json: () => ({}),
              })
            : real.send(request),
      };
      const known = endpoint('registry.test', { realms: ['auth.test'] });
      const answer = await answerOf(known, login, [], { ...ctx, http });
      expect(answer).toMatchObject({ error: { code: 'E_ADDRESS_REFUSED' } });
    }
  });
});
