import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/secret/secret.js';
import { startRawServer } from '../fakes/raw-server.js';
import { startServer, type Reply } from '../fakes/server.js';
import { canary, observe } from '../redaction/oracle.js';
import { client, failure, running } from './client.js';

const replying = (reply: Reply) => running(startServer(() => reply, { observe }));
const saying = (text: string) => running(startRawServer((socket) => socket.end(text)));
const at = (server: { host: string }, path = '/') => new URL(`http://${server.host}${path}`);

describe('an answer', () => {
  it.each([200, 201, 204, 304, 400, 401, 403, 404, 405, 418])(
    'D10: is any status, for example %i',
    async (status) => {
      const server = await replying({ status });
      expect((await client().send({ method: 'GET', url: at(server) })).status).toBe(status);
      expect(server.requests).toHaveLength(1);
    },
  );

  it('gives a header by its lower-case name and joins those that stand there twice', async () => {
    const headers = { 'WWW-Authenticate': ['Basic realm="a"', 'Bearer realm="b"'] };
    const server = await replying({ status: 401, headers });
    const response = await client().send({ method: 'GET', url: at(server) });
    expect(response.header('www-authenticate')).toBe('Basic realm="a", Bearer realm="b"');
    expect(response.header('location')).toBeUndefined();
  });

  it('E1: a body that is the token itself is not quoted by the JSON error', async () => {
    const token = canary();
    const server = await running(startServer(() => ({ status: 200, body: token })));
    const response = await client().send({ method: 'GET', url: at(server) });
    const error = await failure(Promise.resolve().then(() => response.json()));
    expect(error.code).toBe('E_RESPONSE_INVALID');
  });

  it('sends the bytes of a secret body and header, and their true length', async () => {
    const [header, body] = [`Bearer ${canary()}`, `${canary()}é`];
    const server = await running(startServer(() => ({ status: 200 })));
    const headers = { authorization: new Secret(header) };
    await client().send({ method: 'POST', url: at(server), headers, body: new Secret(body) });
    expect(server.requests[0]?.authorization).toBe(header);
    expect(server.requests[0]?.body.toString()).toBe(body);
    expect(server.requests[0]?.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it.each(['GET', 'DELETE'] as const)('comes to a %s without any body or length', async (method) => {
    const server = await replying({ status: 200 });
    await client().send({ method, url: at(server) });
    expect(server.requests[0]?.headers['content-length']).toBeUndefined();
    expect(server.requests[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  it('comes to an empty POST with the length 0, which proxies and registries ask for', async () => {
    const server = await replying({ status: 202 });
    await client().send({ method: 'POST', url: at(server) });
    expect(server.requests[0]?.headers['content-length']).toBe('0');
  });
});

describe('an answer beyond its limits', () => {
  it('D9: a gzip bomb is not unpacked', async () => {
    const body = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const server = await replying({ status: 200, headers: { 'content-encoding': 'gzip' }, body });
    const error = await failure(client().send({ method: 'GET', url: at(server) }));
    expect(error.code).toBe('E_RESPONSE_INVALID');
    expect(server.requests[0]?.headers['accept-encoding']).toBe('identity');
  });

  it('D9: a body of more than 128 KiB is refused, and a smaller cap can be asked for', async () => {
    const fits = await replying({ status: 200, body: 'x'.repeat(128 * 1024) });
    expect((await client().send({ method: 'GET', url: at(fits) })).text()).toHaveLength(128 * 1024);
    const tooLarge = await replying({ status: 200, body: 'x'.repeat(128 * 1024 + 1) });
    const error = await failure(client().send({ method: 'GET', url: at(tooLarge) }));
    expect(error.code).toBe('E_RESPONSE_TOO_LARGE');
    const small = await failure(client().send({ method: 'GET', url: at(fits), maxBytes: 10 }));
    expect(small.code).toBe('E_RESPONSE_TOO_LARGE');
  });

  it('D9: a body of endless chunks ends at the cap', async () => {
    const server = await running(
      startRawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        const more = () => {
          while (!socket.destroyed && socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`));
        };
        socket.on('drain', more);
        more();
      }),
    );
    const error = await failure(client().send({ method: 'GET', url: at(server) }));
    expect(error.code).toBe('E_RESPONSE_TOO_LARGE');
  });

  it('D9: an endless page with a refusal is still a refusal', async () => {
    const server = await replying({ status: 403, body: 'x'.repeat(300 * 1024) });
    const response = await client().send({ method: 'GET', url: at(server) });
    expect([response.status, response.text()]).toEqual([403, '']);
  });

  it.each([
    ['a body that is shorter than it says', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}'],
    ['a chunk that is cut', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{}'],
    ['trailing garbage', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}garbage'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['something that is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('D9: %s is E_RESPONSE_INVALID', async (_, text) => {
    const server = await saying(text);
    const error = await failure(client().send({ method: 'GET', url: at(server) }));
    expect(error.code).toBe('E_RESPONSE_INVALID');
  });

  it('D9: headers of more than 16 KiB are refused', async () => {
    const server = await saying(
      `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(17 * 1024)}\r\nContent-Length: 0\r\n\r\n`,
    );
    const error = await failure(client().send({ method: 'GET', url: at(server) }));
    expect(error.code).toBe('E_RESPONSE_TOO_LARGE');
  });
});

describe('what cannot be sent', () => {
  it.each(['\n', '\r\nX-Evil: 1', '\0', '\u2028'])('E2: a secret header with an inner %j', async (inner) => {
    const server = await replying({ status: 200 });
    const authorization = new Secret(`Bearer ${canary()}${inner}${canary()}`);
    const error = await failure(
      client().send({ method: 'GET', url: at(server), headers: { authorization } }),
    );
    expect(error.code).toBe('E_SECRET_NEWLINE');
    expect(server.connections).toHaveLength(0);
  });

  it('E2: a plain header with a line break, whose value is not shown either', async () => {
    const value = `${canary()}\n`;
    const error = await failure(
      client().send({ method: 'GET', url: new URL('https://h.test'), headers: { value } }),
    );
    expect(error.code).toBe('E_HEADER_INVALID');
    expect(error.toString()).not.toContain(value.trim());
  });

  it.each(['https://user:{}@registry.test/', 'https://{}@registry.test/', 'ftp://registry.test/{}'])(
    'E3: an address such as %s, without showing it',
    async (pattern) => {
      const url = new URL(pattern.replace('{}', canary()));
      const error = await failure(client().send({ method: 'GET', url }));
      expect(error.code).toBe('E_URL_INVALID');
    },
  );
});
