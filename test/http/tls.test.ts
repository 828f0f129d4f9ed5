import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAuthority } from '../fakes/certificates.js';
import { startServer, type ServerOptions } from '../fakes/server.js';
import { needs } from '../real/programs.js';
import { observe, tempDir } from '../redaction/oracle.js';
import { client, failure, names, running } from './client.js';

const serving = (tls: NonNullable<ServerOptions['tls']>) =>
  running(startServer(() => ({ status: 200, body: 'secure' }), { tls, observe }));
const get = (server: { origin: string }) => ({ method: 'GET', url: new URL(server.origin) }) as const;

describe.runIf(needs('openssl'))('TLS', () => {
  it('trusts the authority that is given', async () => {
    const authority = createAuthority(tempDir());
    const server = await serving(authority.issue('IP:127.0.0.1'));
    expect((await client({ ca: authority.cert }).send(get(server))).text()).toBe('secure');
  });

  it('finds the authority among several, with text around them', async () => {
    const [one, two] = [createAuthority(tempDir()), createAuthority(tempDir())];
    const server = await serving(two.issue('IP:127.0.0.1'));
    const ca = `# ours\n${one.cert}\n\n# theirs\n${two.cert}`;
    expect((await client({ ca }).send(get(server))).status).toBe(200);
  });

  it('keeps trusting NODE_EXTRA_CA_CERTS beside the authority that is given', async () => {
    const [extra, other] = [createAuthority(tempDir()), createAuthority(tempDir())];
    const file = join(tempDir(), 'extra.crt');
    writeFileSync(file, extra.cert);
    const server = await serving(extra.issue('IP:127.0.0.1'));
    const http = client({ ca: other.cert, env: { NODE_EXTRA_CA_CERTS: file } });
    expect((await http.send(get(server))).status).toBe(200);
    const without = client({ ca: other.cert, env: { NODE_EXTRA_CA_CERTS: `${file}.missing` } });
    expect((await failure(without.send(get(server)))).code).toBe('E_TLS_UNTRUSTED');
  });

  it('D11: an unknown authority is refused once, with the hint to give it', async () => {
    const server = await serving(createAuthority(tempDir()).issue('IP:127.0.0.1'));
    const error = await failure(client().send(get(server)));
    expect([error.code, error.exit]).toEqual(['E_TLS_UNTRUSTED', 1]);
    expect(error.hint).toContain('ca');
    expect(server.requests).toHaveLength(0);
    expect(server.connections).toHaveLength(1);
  });

  it('D11: a certificate signed by itself is refused', async () => {
    const authority = createAuthority(tempDir());
    const server = await serving({ key: authority.key, cert: authority.cert });
    expect((await failure(client().send(get(server)))).code).toBe('E_TLS_UNTRUSTED');
  });

  it('D11: an expired certificate is refused', async () => {
    const authority = createAuthority(tempDir());
    const server = await serving(authority.issue('IP:127.0.0.1', -1));
    const error = await failure(client({ ca: authority.cert }).send(get(server)));
    expect(error.code).toBe('E_TLS_EXPIRED');
    expect(error.hint).toContain('clock');
  });

  it('D11: a certificate for another host is refused', async () => {
    const authority = createAuthority(tempDir());
    const server = await serving(authority.issue('DNS:other.test,IP:192.0.2.1'));
    const http = client({ ca: authority.cert, lookup: names({ 'registry.test': ['127.0.0.1'] }) });
    expect((await failure(http.send(get(server)))).code).toBe('E_TLS_HOST');
    const byName = { method: 'GET', url: new URL(`https://registry.test:${server.port}`) } as const;
    expect((await failure(http.send(byName))).code).toBe('E_TLS_HOST');
    const right = client({ ca: authority.cert, lookup: names({ 'other.test': ['127.0.0.1'] }) });
    const url = new URL(`https://other.test:${server.port}`);
    expect((await right.send({ method: 'GET', url })).status).toBe(200);
  });

  it('D11: TLS 1.1 is refused', async () => {
    const authority = createAuthority(tempDir());
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const server = await serving({ ...authority.issue('IP:127.0.0.1'), ...old });
    expect((await failure(client({ ca: authority.cert }).send(get(server)))).code).toBe('E_TLS_PROTOCOL');
  });

  it('D11: a server that speaks plain http is told from one with bad TLS', async () => {
    const server = await running(startServer(() => ({ status: 200 })));
    const url = new URL(`https://${server.host}`);
    const error = await failure(client().send({ method: 'GET', url }));
    expect(error.code).toBe('E_TLS_NOT_SPOKEN');
    expect(server.requests).toHaveLength(0);
  });

  it('D6: a redirect from https to http is a downgrade', async () => {
    const authority = createAuthority(tempDir());
    const plain = await running(startServer(() => ({ status: 200 }), { observe }));
    const server = await running(
      startServer(() => ({ status: 302, headers: { location: plain.origin } }), {
        tls: authority.issue('IP:127.0.0.1'),
      }),
    );
    const request = { ...get(server), redirect: 'same-origin' } as const;
    expect((await failure(client({ ca: authority.cert }).send(request))).code).toBe('E_TLS_DOWNGRADE');
    expect(plain.connections).toHaveLength(0);
  });

  it.each([
    'nonsense',
    '-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n',
    '-----BEGIN PRIVATE KEY-----\nbm9uc2Vuc2U=\n-----END PRIVATE KEY-----\n',
  ])('an authority that is no certificate is a clear error (%j)', async (ca) => {
    const error = await failure(
      client({ ca }).send({ method: 'GET', url: new URL('https://registry.test') }),
    );
    expect([error.code, error.exit]).toEqual(['E_CA_INVALID', 2]);
  });

  it('checks certificates even where NODE_TLS_REJECT_UNAUTHORIZED=0 is set', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const server = await serving(createAuthority(tempDir()).issue('IP:127.0.0.1'));
      expect((await failure(client().send(get(server)))).code).toBe('E_TLS_UNTRUSTED');
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
});
