import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bypassesProxy } from '../../src/http/no-proxy.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { createAuthority } from '../fakes/certificates.js';
import { startProxy } from '../fakes/proxy.js';
import { startServer } from '../fakes/server.js';
import { needs } from '../real/programs.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { client, failure, names, running } from './client.js';

/** Node in a child process, while the servers of this one go on answering. */
function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe.runIf(needs('openssl'))('a proxy for https', () => {
  const secure = async (name: string) => {
    const authority = createAuthority(tempDir());
    const tls = authority.issue(name);
    const server = await running(startServer(() => ({ status: 200, body: 'through' }), { tls, observe }));
    return { server, ca: authority.cert };
  };

  it('is a tunnel in which the certificate of the host is checked', async () => {
    const { server, ca } = await secure('DNS:registry.test');
    const proxy = await running(startProxy({ target: server.host }));
    const http = client({ ca, env: { HTTPS_PROXY: `http://${proxy.host}` } });
    const url = new URL('https://registry.test/v2/');
    expect((await http.send({ method: 'GET', url })).text()).toBe('through');
    expect(proxy.lines).toEqual(['CONNECT registry.test:443']);
    const other = new URL('https://other.test/v2/');
    expect((await failure(http.send({ method: 'GET', url: other }))).code).toBe('E_TLS_HOST');
  });

  it.each([
    ['IP:192.0.2.1', undefined],
    ['IP:127.0.0.1', 'E_TLS_HOST'],
    ['DNS:localhost', 'E_TLS_HOST'],
  ])(
    'compares the certificate of an IP address with that address, not with the proxy (%s)',
    async (name, code) => {
      const { server, ca } = await secure(name);
      const proxy = await running(startProxy({ target: server.host }));
      const http = client({ ca, env: { HTTPS_PROXY: `http://${proxy.host}` } });
      const sending = http.send({ method: 'GET', url: new URL('https://192.0.2.1/') });
      if (code === undefined) expect((await sending).status).toBe(200);
      else expect((await failure(sending)).code).toBe(code);
    },
  );

  it('B12: gets its password in a header; the password is masked in both spellings', async () => {
    const { server, ca } = await secure('DNS:registry.test');
    const proxy = await running(startProxy({ target: server.host }));
    const password = `${canary()}:%/@`;
    const env = { https_proxy: `http://user:${encodeURIComponent(password)}@${proxy.host}` };
    const masked: string[] = [];
    const masks = { ...testContext().masks, add: (secret: Secret) => void masked.push(secret.reveal()) };
    const http = client({ ca, env, masks });
    expect((await http.send({ method: 'GET', url: new URL('https://registry.test/') })).status).toBe(200);
    expect(proxy.authorizations).toEqual([basic(`user:${password}`)]);
    expect(masked).toContain(password);
    expect(masked).toContain(encodeURIComponent(password));
  });

  it.each([407, 403, 502, 204])('D11: that refuses with %i is not taken for the registry', async (status) => {
    const { server, ca } = await secure('DNS:registry.test');
    const proxy = await running(startProxy({ target: server.host, refuse: status }));
    const http = client({ ca, env: { HTTPS_PROXY: `http://user:${canary()}@${proxy.host}` } });
    const headers = { authorization: new Secret(canary()) };
    const error = await failure(
      http.send({ method: 'GET', url: new URL('https://registry.test/'), headers }),
    );
    expect(error.code).toBe('E_PROXY_REFUSED');
    expect(error.message).toContain(String(status));
    expect(server.connections).toHaveLength(0);
  });

  it('that never answers does not outlive the deadline', async () => {
    const proxy = await running(startProxy({ target: '127.0.0.1:1', silent: true }));
    const http = client({ env: { HTTPS_PROXY: `http://${proxy.host}` } });
    const error = await failure(
      http.send({ method: 'GET', url: new URL('https://registry.test/'), timeout: 100 }),
    );
    expect(error.code).toBe('E_TIMEOUT');
  });

  it('that is not there is named', async () => {
    const proxy = await startProxy({ target: '127.0.0.1:1' });
    await proxy.close();
    const http = client({ env: { HTTPS_PROXY: `http://user:${canary()}@${proxy.host}` } });
    const error = await failure(http.send({ method: 'GET', url: new URL('https://registry.test/') }));
    expect([error.code, error.exit]).toEqual(['E_PROXY_UNREACHABLE', 75]);
    expect(error.message).toContain(proxy.host);
  });

  it('B12: keeps its password to itself even under DEBUG=*', async () => {
    const password = canary();
    const proxy = await running(startProxy({ target: '127.0.0.1:1', refuse: 403 }));
    const script = `
      const { createHttp } = await import('./src/http/create-http.ts');
      const masks = { add() {}, learn() {}, redact: (text) => text };
      const clock = { now: Date.now, sleep: () => Promise.resolve() };
      const random = { fraction: () => 0 };
      const signal = new AbortController().signal;
      const http = createHttp({ env: process.env, clock, random, signal, masks });
      await http.send({ method: 'GET', url: new URL('https://registry.test/') }).catch(String);`;
    const env = {
      ...process.env,
      DEBUG: '*',
      HTTPS_PROXY: `http://user:${password}@${proxy.host}`,
      NO_PROXY: '',
    };
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    const { stderr, stdout, status } = await run(args, env);
    observe('output', stdout + stderr);
    expect(status).toBe(0);
    expect(stderr).toContain('https-proxy-agent');
    expect(stdout + stderr).not.toContain(password);
    expect(stdout + stderr).not.toContain(Buffer.from(`user:${password}`).toString('base64'));
  });
});

describe('a proxy for plain http', () => {
  it('gets the whole URL, and its credential apart from that of the registry', async () => {
    const server = await running(startServer(() => ({ status: 200, body: 'through' }), { observe }));
    const proxy = await running(startProxy({ target: server.host }));
    const password = canary();
    const http = client({ env: { HTTP_PROXY: `user:${password}@${proxy.host}` } });
    const headers = { authorization: new Secret(canary()) };
    const url = new URL('http://10.0.0.5:5000/v2/?a=b#c');
    const response = await http.send({ method: 'GET', url, headers, plainHttp: true });
    expect(response.text()).toBe('through');
    expect(proxy.lines).toEqual(['GET http://10.0.0.5:5000/v2/?a=b']);
    expect(proxy.authorizations).toEqual([basic(`user:${password}`)]);
    expect(server.requests[0]?.headers.host).toBe('10.0.0.5:5000');
  });

  it('D11: that answers 407 is not taken for the registry', async () => {
    const proxy = await running(startProxy({ target: '127.0.0.1:1', refuse: 407 }));
    const http = client({ env: { http_proxy: `http://${proxy.host}` } });
    const request = { method: 'GET', url: new URL('http://10.0.0.5/'), plainHttp: true } as const;
    expect((await failure(http.send(request))).code).toBe('E_PROXY_REFUSED');
  });

  it('is not used for loopback', async () => {
    const server = await running(startServer(() => ({ status: 200 })));
    const http = client({ env: { HTTP_PROXY: 'http://127.0.0.1:1' } });
    expect((await http.send({ method: 'GET', url: new URL(server.origin) })).status).toBe(200);
  });
});

describe('a proxy that cannot be used', () => {
  it.each(['socks5://proxy:1080', 'http://', 'http://[::1', 'http://user:%zz@proxy', 'http://proxy:99999'])(
    'D15: such as %s is a clear error without its text',
    async (text) => {
      const password = canary();
      const env = { HTTPS_PROXY: text.replace('user:', `user:${password}`) };
      const error = await failure(
        client({ env }).send({ method: 'GET', url: new URL('https://registry.test/') }),
      );
      expect([error.code, error.exit]).toEqual(['E_PROXY_INVALID', 2]);
      expect(error.message).toContain('HTTPS_PROXY');
    },
  );

  it('D15: with a unicode name is looked up in its ASCII form', async () => {
    const http = client({ env: { HTTPS_PROXY: 'http://prøxy.test:3128' }, lookup: names({}) });
    const error = await failure(http.send({ method: 'GET', url: new URL('https://registry.test/') }));
    expect(error.code).toBe('E_PROXY_UNREACHABLE');
    expect(error.message).toContain('xn--prxy-hra.test:3128');
  });
});

describe('NO_PROXY', () => {
  const url = (host: string) => new URL(`https://${host}/`);
  it.each([
    ['*', 'registry.test', true],
    ['corp', 'registry.corp', true],
    ['corp', 'corp', true],
    ['corp', 'registry.notcorp', false],
    ['.corp', 'registry.corp', true],
    ['.corp', 'corp', false],
    ['*.corp', 'registry.corp', true],
    ['CORP', 'registry.corp', true],
    ['registry.corp', 'registry.corp.evil.test', false],
    ['a.test, b.test registry.corp', 'registry.corp', true],
    ['registry.corp:5000', 'registry.corp:5000', true],
    ['registry.corp:5000', 'registry.corp', false],
    ['registry.corp:443', 'registry.corp', true],
    ['registry.corp', 'registry.corp.', true],
    ['10.0.0.0/8', '10.1.2.3:5000', true],
    ['10.0.0.0/8', '11.1.2.3', false],
    ['10.1.2.3', '10.1.2.3:5000', true],
    ['10.1.2.3:80', '10.1.2.3:5000', false],
    ['fd00::/8', '[fd00::5]:5000', true],
    ['2001:db8::1', '[2001:db8::1]', true],
    ['[2001:db8::1]:5000', '[2001:db8::1]:5000', true],
    ['[2001:db8::1]:5000', '[2001:db8::1]', false],
    ['2001:db8::/32', '10.0.0.1', false],
    ['10.0.0.0/99', '10.0.0.1', false],
    ['nonsense/8', '10.0.0.1', false],
    ['.', 'registry.test', false],
    ['', 'registry.test', false],
    ['', 'localhost:5000', true],
    ['', '127.0.0.1', true],
    ['', '[::1]', true],
  ])('D15: %j and %s: past the proxy is %s', (noProxy, host, expected) => {
    expect(bypassesProxy(url(host), noProxy)).toBe(expected);
  });
});

it('a request that is to go past every proxy does', async () => {
  const server = await running(startServer(() => ({ status: 200, body: 'straight' }), { observe }));
  const proxy = await running(startProxy({ target: server.host }));
  const env = { HTTP_PROXY: `http://${proxy.host}` };
  const http = client({ env, lookup: names({ 'metadata.test': ['127.0.0.1'] }) });
  const url = new URL(`http://metadata.test:${server.port}/`);
  const answer = await http.send({ method: 'GET', url, plainHttp: true, direct: true });
  expect([answer.text(), proxy.lines]).toEqual(['straight', []]);
  await http.send({ method: 'GET', url, plainHttp: true }).catch(() => {});
  expect(proxy.lines).not.toEqual([]);
});
