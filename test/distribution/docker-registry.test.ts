import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Right } from '../../src/distribution/distribution.js';
import { handshake } from '../../src/distribution/handshake.js';
import { verifyRights } from '../../src/distribution/verify-rights.js';
import { Secret } from '../../src/secret/secret.js';
import { selfSigned } from '../fakes/certificates.js';
import { createIssuer, startTokenServer, type IssuerOptions } from '../fakes/token-server.js';
import { running } from '../http/client.js';
import { startRegistry, type RegistryOptions } from '../real/docker-registry.js';
import { needs } from '../real/programs.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { endpoint, networkContext, someone } from './context.js';

const real = async (options: RegistryOptions) => {
  const registry = await startRegistry(options);
  const close = async () => {
    observe('log of docker-registry', registry.log());
    await registry.stop();
  };
  return running(Promise.resolve({ ...registry, close }));
};
const pull: Right = { action: 'pull', repository: 'team/app' };
const push: Right = { action: 'push', repository: 'team/app' };

describe.runIf(needs('docker-registry'))('docker-registry with htpasswd', () => {
  it('accepts the right password and rejects a wrong one', async () => {
    const { login, users } = someone();
    const server = await real({ auth: { kind: 'htpasswd', users } });
    const at = endpoint(server.host);
    expect(await handshake(at, login, [], networkContext())).toMatchObject({
      answer: 'accepted',
      scheme: 'basic',
    });
    const wrong = { ...login, secret: new Secret(canary()) };
    expect(await handshake(at, wrong, [], networkContext())).toMatchObject({
      answer: 'rejected',
      reason: { by: 'registry', status: 401, code: 'UNAUTHORIZED' },
    });
  });

  it('shows the right to push, which then brings the repository into being for nobody', async () => {
    const { login, users } = someone();
    const server = await real({ auth: { kind: 'htpasswd', users } });
    const proofs = await verifyRights(endpoint(server.host), login, [push, pull], networkContext());
    expect(proofs).toMatchObject([
      { right: push, proof: 'granted' },
      { right: pull, proof: 'unknown', error: { code: 'E_REPOSITORY_NOT_FOUND' } },
    ]);
    expect(server.log()).toMatch(/DELETE/);
  });
});

describe.runIf(needs('docker-registry', 'openssl'))('docker-registry with a token server', () => {
  const withTokens = async (options: Omit<IssuerOptions, 'users'> = {}) => {
    const { login, users } = someone();
    const issuer = createIssuer({ users, ...options });
    const dir = tempDir();
    const rootcertbundle = join(dir, 'issuer.crt');
    writeFileSync(rootcertbundle, selfSigned(dir, issuer.privateKey).cert);
    const tokens = await running(startTokenServer(issuer, { observe }));
    const { service, issuer: name } = issuer;
    const realm = `${tokens.origin}/token`;
    const server = await real({ auth: { kind: 'token', realm, service, issuer: name, rootcertbundle } });
    return { at: endpoint(server.host, { realms: [tokens.host] }), login, tokens };
  };

  it('accepts a token with the rights that were asked for', async () => {
    const { at, login } = await withTokens();
    const answer = await handshake(at, login, [push], networkContext());
    expect(answer).toMatchObject({ answer: 'accepted', scheme: 'bearer', granted: [pull, push] });
  });

  it('lets the token server reject a wrong password', async () => {
    const { at, login } = await withTokens();
    const answer = await handshake(at, { ...login, secret: new Secret(canary()) }, [], networkContext());
    expect(answer).toMatchObject({ answer: 'rejected', reason: { by: 'token-server', status: 401 } });
  });

  it('proves rights by what was granted', async () => {
    const { at, login } = await withTokens({ rights: () => ['pull'] });
    const proofs = await verifyRights(at, login, [pull, push], networkContext());
    expect(proofs.map(({ proof }) => proof)).toEqual(['granted', 'missing']);
  });

  it('does not get to see the login when the token server is not known', async () => {
    const { at, login, tokens } = await withTokens();
    const answer = await handshake({ ...at, realms: [] }, login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_REALM_UNTRUSTED' } });
    expect(tokens.connections).toHaveLength(0);
  });
});

describe.runIf(needs('docker-registry', 'openssl'))('docker-registry with TLS', () => {
  it('is trusted with its authority and not without', async () => {
    const { login, users } = someone();
    const server = await real({ auth: { kind: 'htpasswd', users }, tls: true });
    const at = endpoint(server.host);
    const ca = readFileSync(server.ca ?? '', 'utf8');
    expect(await handshake(at, login, [], networkContext({ ca }))).toMatchObject({ answer: 'accepted' });
    expect(await handshake(at, login, [], networkContext())).toMatchObject({
      answer: 'unknown',
      error: { code: 'E_TLS_UNTRUSTED' },
    });
  });
});
