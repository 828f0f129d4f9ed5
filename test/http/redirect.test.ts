import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/secret/secret.js';
import { startServer } from '../fakes/server.js';
import { canary, observe } from '../redaction/oracle.js';
import { client, failure, running } from './client.js';

const STATUSES = [301, 302, 303, 307, 308];
const redirecting = (status: number, location: string) =>
  running(startServer(() => ({ status, headers: { location } })));

describe('a redirect', () => {
  it.each(STATUSES)('D6: %i to another host is refused and nothing arrives there', async (status) => {
    const attacker = await running(startServer(() => ({ status: 200 }), { observe }));
    const server = await redirecting(status, `http://localhost:${attacker.port}/steal`);
    for (const redirect of ['refuse', 'same-origin'] as const) {
      const secret = new Secret(canary());
      const headers = { authorization: secret };
      const request = {
        method: 'POST',
        url: new URL(server.origin),
        headers,
        body: secret,
        redirect,
      } as const;
      expect((await failure(client().send(request))).code).toBe('E_REDIRECT_REFUSED');
    }
    expect(attacker.connections).toHaveLength(0);
  });

  it('D6: to another port of the same host is refused', async () => {
    const attacker = await running(startServer(() => ({ status: 200 }), { observe }));
    const server = await redirecting(302, `${attacker.origin}/`);
    const request = { method: 'GET', url: new URL(server.origin), redirect: 'same-origin' } as const;
    expect((await failure(client().send(request))).code).toBe('E_REDIRECT_REFUSED');
    expect(attacker.connections).toHaveLength(0);
  });

  it('D7: does not forward the headers of vendors, which HTTP libraries do', async () => {
    const attacker = await running(startServer(() => ({ status: 200 }), { observe }));
    const server = await redirecting(302, `${attacker.origin}/`);
    const headers = { 'private-token': new Secret(canary()), 'x-jfrog-art-api': new Secret(canary()) };
    const request = { method: 'GET', url: new URL(server.origin), headers, redirect: 'same-origin' } as const;
    expect((await failure(client().send(request))).code).toBe('E_REDIRECT_REFUSED');
    expect(attacker.connections).toHaveLength(0);
  });

  it('D6: to itself ends', async () => {
    const server = await redirecting(302, '/again');
    const request = { method: 'GET', url: new URL(server.origin), redirect: 'same-origin' } as const;
    expect((await failure(client().send(request))).code).toBe('E_REDIRECT_REFUSED');
    expect(server.requests.length).toBeGreaterThan(1);
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  it.each(STATUSES)('%i within the origin is followed by a GET that asks for it', async (status) => {
    const server = await running(
      startServer(({ url }) =>
        url.pathname === '/v2'
          ? { status, headers: { location: '/v2/?x=1' } }
          : { status: 200, body: 'there' },
      ),
    );
    const headers = { authorization: new Secret(canary()) };
    const url = new URL(`${server.origin}/v2`);
    const response = await client().send({ method: 'GET', url, headers, redirect: 'same-origin' });
    expect(response.text()).toBe('there');
    expect(server.requests[1]?.url.search).toBe('?x=1');
    expect((await failure(client().send({ method: 'GET', url, headers }))).code).toBe('E_REDIRECT_REFUSED');
  });

  it.each([301, 302, 303])('%i does not turn a POST into a GET', async (status) => {
    const server = await redirecting(status, '/elsewhere');
    const request = { method: 'POST', url: new URL(server.origin), redirect: 'same-origin' } as const;
    expect((await failure(client().send(request))).code).toBe('E_REDIRECT_REFUSED');
    expect(server.requests).toHaveLength(1);
  });

  it.each(['', 'http://', 'http://[::1'])('to nowhere (%j) is no answer', async (location) => {
    const server = await redirecting(302, location);
    const error = await failure(client().send({ method: 'GET', url: new URL(server.origin) }));
    expect(error.code).toBe('E_RESPONSE_INVALID');
  });

  it('with a user name in it is refused', async () => {
    const server = await running(
      startServer(({ headers }) => ({ status: 302, headers: { location: `http://user@${headers.host}/` } })),
    );
    const request = { method: 'GET', url: new URL(server.origin), redirect: 'same-origin' } as const;
    expect((await failure(client().send(request))).code).toBe('E_REDIRECT_REFUSED');
  });
});
