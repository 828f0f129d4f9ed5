import { describe, expect, it } from 'vitest';
import type { Right } from '../../src/distribution/distribution.js';
import { grantedRights } from '../../src/distribution/granted.js';
import { verifyRights } from '../../src/distribution/verify-rights.js';
import { startRegistry, type RegistryOptions } from '../fakes/registry.js';
import { startServer, type Fault } from '../fakes/server.js';
import { createIssuer, createKeys } from '../fakes/token-server.js';
import { failure, running } from '../http/client.js';
import { canary, observe } from '../redaction/oracle.js';
import { endpoint, networkContext, someone } from './context.js';

const keys = createKeys();
const registry = (options: RegistryOptions) => running(startRegistry({ observe, ...options }));
const pull: Right = { action: 'pull', repository: 'team/app' };
const push: Right = { action: 'push', repository: 'team/app' };

/** A repository that exists, put there by an upload of its own. */
const existing: Fault = ({ url }) =>
  url.pathname.endsWith('/tags/list') ? { status: 200, body: { name: 'x', tags: [] } } : undefined;

describe('rights in a token that can be read', () => {
  const bearer = async (rights: (username: string | undefined, repository: string) => readonly string[]) => {
    const { login, users } = someone();
    const server = await registry({
      auth: { kind: 'bearer', issuer: createIssuer({ users, rights, keys }) },
    });
    return { server, login };
  };

  it('are granted by its access list, without touching the repository', async () => {
    const { server, login } = await bearer(() => ['pull', 'push']);
    const proofs = await verifyRights(endpoint(server.host), login, [pull, push], networkContext());
    expect(proofs.map(({ proof }) => proof)).toEqual(['granted', 'granted']);
    expect(server.requests.some(({ url }) => url.pathname.includes('team/app'))).toBe(false);
  });

  it('are missing when fewer were granted than asked for', async () => {
    const { server, login } = await bearer(() => ['pull']);
    const other: Right = { action: 'pull', repository: 'team/other' };
    const proofs = await verifyRights(endpoint(server.host), login, [pull, push, other], networkContext());
    expect(proofs.map(({ proof }) => proof)).toEqual(['granted', 'missing', 'granted']);
  });

  it('are missing when the token grants nothing although the answer was 200 (Harbor)', async () => {
    const { server, login } = await bearer(() => []);
    const proofs = await verifyRights(endpoint(server.host), login, [pull, push], networkContext());
    expect(proofs).toEqual([
      { right: pull, proof: 'missing' },
      { right: push, proof: 'missing' },
    ]);
  });

  it('are all missing with the reason when the login is refused', async () => {
    const { server } = await bearer(() => ['pull']);
    const proofs = await verifyRights(endpoint(server.host), someone().login, [pull, push], networkContext());
    expect(proofs).toMatchObject([
      { proof: 'missing', reason: { by: 'token-server', status: 401 } },
      { proof: 'missing', reason: { by: 'token-server', status: 401 } },
    ]);
  });

  it('are unknown when the registry is unable to answer', async () => {
    const server = await registry({ fault: () => ({ status: 503 }) });
    const proofs = await verifyRights(endpoint(server.host), someone().login, [pull], networkContext());
    expect(proofs).toMatchObject([{ proof: 'unknown', error: { code: 'E_SERVER_UNAVAILABLE' } }]);
  });
});

describe('rights that only a probe can show', () => {
  const basic = async (may: () => boolean, fault?: Fault) => {
    const { login, users } = someone();
    const server = await registry({ auth: { kind: 'basic', users, may }, ...(fault && { fault }) });
    return { server, login };
  };

  it('to push are granted by an upload that is started and cancelled', async () => {
    const { server, login } = await basic(() => true);
    const proofs = await verifyRights(endpoint(server.host), login, [push], networkContext());
    expect(proofs).toEqual([{ right: push, proof: 'granted' }]);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'DELETE']);
    expect(server.content.openUploads).toBe(0);
  });

  it('to push are missing when the upload is denied', async () => {
    const { server, login } = await basic(() => false);
    const proofs = await verifyRights(endpoint(server.host), login, [push], networkContext());
    expect(proofs).toMatchObject([
      { proof: 'missing', reason: { by: 'registry', status: 403, code: 'DENIED' } },
    ]);
  });

  it('to pull are granted by a read', async () => {
    const { server, login } = await basic(() => true, existing);
    const proofs = await verifyRights(endpoint(server.host), login, [pull], networkContext());
    expect(proofs).toEqual([{ right: pull, proof: 'granted' }]);
  });

  it('to pull are unknown when the repository is not found or not visible', async () => {
    const { server, login } = await basic(() => true);
    const proofs = await verifyRights(endpoint(server.host), login, [pull], networkContext());
    expect(proofs).toMatchObject([{ proof: 'unknown', error: { code: 'E_REPOSITORY_NOT_FOUND' } }]);
  });

  it('with an opaque token are probed with that token', async () => {
    const { login } = someone();
    const token = canary();
    const server = await running(
      startServer(
        ({ url, authorization, headers, method }) => {
          if (url.pathname === '/token') return { status: 200, body: { token } };
          const challenge = `Bearer realm="http://${headers.host}/token"`;
          if (authorization !== `Bearer ${token}`)
            return { status: 401, headers: { 'www-authenticate': challenge } };
          if (url.pathname === '/v2/') return { status: 200, body: {} };
          return { status: method === 'GET' ? 200 : 403 };
        },
        { observe },
      ),
    );
    const proofs = await verifyRights(endpoint(server.host), login, [pull, push], networkContext());
    expect(proofs.map(({ proof }) => proof)).toEqual(['granted', 'missing']);
  });

  it('at a registry that is open at its door are asked for with the login', async () => {
    const { login, users } = someone();
    const server = await registry({
      auth: { kind: 'basic', users },
      fault: ({ url, authorization }) =>
        url.pathname === '/v2/' && authorization === undefined ? { status: 200, body: {} } : undefined,
    });
    const granted = await verifyRights(endpoint(server.host), login, [push], networkContext());
    expect(granted).toEqual([{ right: push, proof: 'granted' }]);
    const refused = await verifyRights(endpoint(server.host), someone().login, [push], networkContext());
    expect(refused).toMatchObject([{ proof: 'missing', reason: { status: 401 } }]);
  });

  it('leave an upload alone whose Location is on another host, and send nothing there', async () => {
    const attacker = await running(startServer(() => ({ status: 204 }), { observe }));
    const { server, login } = await basic(
      () => true,
      ({ method, url }) =>
        method === 'POST' && url.pathname.startsWith('/v2/')
          ? { status: 202, headers: { location: `${attacker.origin}/v2/team/app/blobs/uploads/1` } }
          : undefined,
    );
    const proofs = await verifyRights(endpoint(server.host), login, [push], networkContext());
    expect(proofs).toEqual([{ right: push, proof: 'granted' }]);
    expect(attacker.connections).toHaveLength(0);
  });

  it('are still granted when the cancelling fails', async () => {
    const { server, login } = await basic(
      () => true,
      ({ method }) => (method === 'DELETE' ? 'drop' : undefined),
    );
    const proofs = await verifyRights(endpoint(server.host), login, [push], networkContext());
    expect(proofs).toEqual([{ right: push, proof: 'granted' }]);
  });

  it.each(['../../admin', 'a/../b', 'Team/App', '/a', 'a//b', 'a?b', 'a b', '', 'a'.repeat(256)])(
    'of the repository %j are not asked for',
    async (repository) => {
      const right: Right = { action: 'pull', repository };
      const error = await failure(
        verifyRights(endpoint('127.0.0.1:1'), someone().login, [right], networkContext()),
      );
      expect(error.code).toBe('E_REPOSITORY_INVALID');
    },
  );
});

describe('the access list of a token', () => {
  const jwt = (claims: unknown) =>
    ['{}', JSON.stringify(claims), 's'].map((part) => Buffer.from(part).toString('base64url')).join('.');

  it.each([
    ['an opaque token', 'abc', undefined],
    ['a token without the list', jwt({ sub: 'x' }), undefined],
    ['a list that is none', jwt({ access: 'all' }), undefined],
    ['claims that are no object', jwt(null), undefined],
    ['claims that are not JSON', 'a.!!!.c', undefined],
    ['an empty list', jwt({ access: [] }), []],
    ['the empty list of Go', jwt({ access: null }), []],
    [
      'a star',
      jwt({ access: [{ type: 'repository', name: 'a', actions: ['*'] }] }),
      [
        { action: 'pull', repository: 'a' },
        { action: 'push', repository: 'a' },
      ],
    ],
    ['another type', jwt({ access: [{ type: 'registry', name: 'catalog', actions: ['*'] }] }), []],
    [
      'broken entries',
      jwt({ access: [null, 1, { type: 'repository' }, { type: 'repository', name: 'a' }] }),
      [],
    ],
  ])('of %s', (_, token, expected) => {
    expect(grantedRights(token)).toEqual(expected);
  });
});
