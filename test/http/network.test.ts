import { describe, expect, it, vi } from 'vitest';
import { inspect } from 'node:util';
import { regcredError } from '../../src/errors/error.js';
import { Secret } from '../../src/secret/secret.js';
import { startRawServer } from '../fakes/raw-server.js';
import { startServer } from '../fakes/server.js';
import { canary } from '../redaction/oracle.js';
import { client, failingLookup, failure, names, running } from './client.js';

const get = (url: string) => ({ method: 'GET', url: new URL(url), plainHttp: true }) as const;

describe('a request without an answer', () => {
  it('D11: a connection that is reset before the request is read', async () => {
    const server = await running(startRawServer((socket) => socket.resetAndDestroy()));
    const error = await failure(client().send(get(`http://${server.host}`)));
    expect([error.code, error.exit]).toEqual(['E_CONNECTION_LOST', 75]);
    expect(server.received.length).toBeGreaterThan(1);
  });

  it('D11: a connection that ends without a word', async () => {
    const server = await running(startRawServer((socket) => socket.end()));
    expect((await failure(client().send(get(`http://${server.host}`)))).code).toBe('E_CONNECTION_LOST');
  });

  it('D11: a POST whose answer was lost is not sent again', async () => {
    const server = await running(startRawServer((socket) => socket.resetAndDestroy()));
    const url = new URL(`http://${server.host}`);
    expect((await failure(client().send({ method: 'POST', url, body: 'x' }))).code).toBe('E_CONNECTION_LOST');
    expect(server.received).toHaveLength(1);
  });

  it('D11: a port where nobody listens', async () => {
    const server = await startServer(() => 'drop');
    await server.close();
    const error = await failure(client().send(get(server.origin)));
    expect([error.code, error.exit]).toEqual(['E_CONNECTION_REFUSED', 75]);
  });

  it('D11: a name that does not exist is not asked for again', async () => {
    const error = await failure(
      client({ lookup: failingLookup('ENOTFOUND') }).send(get('http://nowhere.test')),
    );
    expect([error.code, error.exit]).toEqual(['E_HOST_NOT_FOUND', 1]);
  });

  it('D11: a DNS server that fails (SERVFAIL) is temporary', async () => {
    const error = await failure(
      client({ lookup: failingLookup('EAI_AGAIN') }).send(get('http://somewhere.test')),
    );
    expect([error.code, error.exit]).toEqual(['E_DNS_TEMPORARY', 75]);
  });

  it('D11: a network that is not reachable', async () => {
    const error = await failure(
      client({ lookup: failingLookup('ENETUNREACH') }).send(get('http://somewhere.test')),
    );
    expect([error.code, error.exit]).toEqual(['E_CONNECTION_FAILED', 75]);
    expect(error.message).toContain('ENETUNREACH');
  });

  it('D11: an answer that breaks off the protocol with an upgrade', async () => {
    const server = await running(
      startRawServer((socket) =>
        socket.end('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      ),
    );
    const error = await failure(client().send(get(`http://${server.host}`)));
    expect(error.code).toBe('E_CONNECTION_LOST');
  });

  it('E3: no error carries the secret or a list of errors, and of its cause only class and codes', async () => {
    const server = await running(startRawServer((socket) => socket.resetAndDestroy()));
    const headers = { authorization: new Secret(canary()), 'x-api-key': new Secret(canary()) };
    const error = await failure(client().send({ ...get(`http://${server.host}`), headers }));
    expect(error.cause).toEqual({ name: 'Error', code: 'ECONNRESET', syscall: 'read' });
    expect(inspect(error, { depth: 8, showHidden: true })).not.toMatch(/authorization|x-api-key/i);
  });
});

describe('a deadline', () => {
  it('ends a request that is never answered', async () => {
    const server = await running(startServer(() => 'hang'));
    const error = await failure(client().send({ ...get(server.origin), timeout: 100 }));
    expect([error.code, error.exit]).toEqual(['E_TIMEOUT', 75]);
    expect(error.message).toBe(`The request to ${server.host} did not finish within 0.1 s.`);
  });

  it('ends an answer that drips', async () => {
    const server = await running(
      startRawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
        const drip = setInterval(() => socket.write('x'), 10);
        socket.on('close', () => clearInterval(drip));
      }),
    );
    const error = await failure(client().send({ ...get(`http://${server.host}`), timeout: 150 }));
    expect(error.code).toBe('E_TIMEOUT');
  });

  it('of ten seconds ends a TLS handshake that nobody answers', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let greeted = () => {};
      const greeting = new Promise<void>((resolve) => (greeted = resolve));
      const server = await running(startRawServer(() => greeted()));
      const sending = failure(client().send({ method: 'POST', url: new URL(`https://${server.host}`) }));
      await greeting;
      vi.advanceTimersByTime(10_000);
      const error = await sending;
      expect(error.message).toBe(`Connecting to ${server.host} did not finish within 10 s.`);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is over all attempts together', async () => {
    const server = await running(startServer(() => ({ status: 503 })));
    const times = [0, 100, 29_900, 30_100];
    const clock = { now: () => times.shift() ?? 31_000, sleep: () => Promise.resolve() };
    expect((await client({ clock }).send(get(server.origin))).status).toBe(503);
    expect(server.requests.length).toBeLessThan(3);
  });

  it('ends with the reason of the context when the process is asked to stop', async () => {
    const stop = new AbortController();
    const server = await running(
      startServer(() => {
        stop.abort(regcredError('E_INTERRUPTED', { signal: 'SIGTERM' }));
        return 'hang';
      }),
    );
    const http = client({ signal: stop.signal });
    expect((await failure(http.send(get(server.origin)))).message).toBe('Stopped by SIGTERM.');
    expect((await failure(http.send(get(server.origin)))).code).toBe('E_INTERRUPTED');
    expect(server.connections).toHaveLength(1);
  });
});

describe('plain http', () => {
  it.each(['http://registry.test:5000/', 'http://10.0.0.5:5000/', 'http://192.0.2.1/'])(
    'A13: to %s is refused unless it is asked for, before DNS',
    async (url) => {
      const http = client({ lookup: () => expect.unreachable('a name was looked up') });
      const error = await failure(http.send({ method: 'GET', url: new URL(url) }));
      expect(error.code).toBe('E_PLAIN_HTTP');
    },
  );

  it('A13: to localhost needs no permission and stays on this machine', async () => {
    const server = await running(startServer(() => ({ status: 200 })));
    const url = new URL(`http://localhost:${server.port}/`);
    const here = client({ lookup: names({ localhost: ['127.0.0.1'] }) });
    expect((await here.send({ method: 'GET', url })).status).toBe(200);
    const elsewhere = client({ lookup: names({ localhost: ['192.0.2.1'] }) });
    expect((await failure(elsewhere.send({ method: 'GET', url }))).code).toBe('E_ADDRESS_REFUSED');
  });

  it('A13: to [::1] needs no permission, and says in what network it is', async () => {
    const server = await running(startServer(() => ({ status: 200 }), { host: '::1' }));
    const response = await client().send({ method: 'GET', url: new URL(server.origin) });
    expect([response.status, response.network]).toEqual([200, 'loopback']);
  });

  it('D15: a host that has only an IPv6 address is reached', async () => {
    const server = await running(startServer(() => ({ status: 200 }), { host: '::1' }));
    const http = client({ lookup: names({ 'six.test': ['::1'] }) });
    expect((await http.send(get(`http://six.test:${server.port}`))).status).toBe(200);
  });
});
