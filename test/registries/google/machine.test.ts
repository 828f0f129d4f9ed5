import { describe, expect, it, onTestFinished } from 'vitest';
import { detect } from '../../../src/registries/detect.js';
import { createHttp } from '../../../src/http/create-http.js';
import type { HttpRequest } from '../../../src/context/http.js';
import { startGoogle } from '../../fakes/google/google.js';
import { failure } from '../../http/client.js';
import { testContext } from '../../context.js';
import { canary, observe } from '../../redaction/oracle.js';

const google = detect({ host: '' }, 'google');

const address = { host: 'gcr.io', plainHttp: false };

async function machine(env: Record<string, string> = {}) {
  const vendor = await startGoogle({ ci: { claimsOf: () => undefined }, draw: () => canary(), observe });
  onTestFinished(() => vendor.close());
  vendor.machine = 'runner@acme.iam.gserviceaccount.com';
  const base = testContext({ env: { GCE_METADATA_HOST: vendor.host, ...env } });
  const ctx = { ...base, http: createHttp(base) };
  const module = await google.load();
  const logIn = (identity = 'google') => module.login({ address, identity }, ctx);
  return { vendor, logIn };
}

describe('a machine of Google’s', () => {
  it('logs in as its service account, without an ID token', async () => {
    const { vendor, logIn } = await machine();
    const { username, secret, expiresAt = 0 } = await logIn();
    expect(vendor.principalOf(username, secret.reveal())).toBe(vendor.machine);
    expect(Math.abs(expiresAt - Date.now() - 1800_000)).toBeLessThan(10_000);
  });

  it('asks the metadata server itself, by its name and with its header', async () => {
    const sent: HttpRequest[] = [];
    const send = (request: HttpRequest) => (sent.push(request), Promise.reject(new Error('enough')));
    const module = await google.load();
    const login = module.login({ address, identity: 'google' }, testContext({ http: { send } }));
    await expect(login).rejects.toThrow('enough');
    expect(sent[0]?.url.href).toBe(
      'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token',
    );
    expect(sent[0]).toMatchObject({ plainHttp: true, headers: { 'metadata-flavor': 'Google' } });
  });

  it('without a service account says so', async () => {
    const { vendor, logIn } = await machine();
    vendor.machine = undefined;
    const error = await failure(logIn());
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.hint).toContain('Attach a service account');
  });

  it.each([
    'evil.example.com',
    '169.254.169.254',
    '127.0.0.1@evil.example.com',
    'evil.example.com/x',
    '127.0.0.1:1/x',
  ])('is not looked for at %s, whatever the environment says', async (host) => {
    const { vendor, logIn } = await machine({ GCE_METADATA_HOST: host });
    expect((await failure(logIn())).code).toBe('E_METADATA_SERVER');
    expect(vendor.requests).toEqual([]);
  });

  it('is not asked through a proxy, which would read the token', async () => {
    const { vendor, logIn } = await machine({ GCE_METADATA_HOST: '' });
    expect(vendor.requests).toEqual([]);
    const base = testContext({ env: { HTTP_PROXY: `http://${vendor.host}` } });
    const module = await google.load();
    const ctx = { ...base, http: createHttp(base) };
    const error = await failure(module.login({ address, identity: 'google' }, ctx));
    expect(error.code).toBe('E_METADATA_SERVER');
    expect(error.hint).toContain('NO_PROXY');
    expect(vendor.requests).toEqual([]);
    expect(logIn).toBeDefined();
  });

  it('D9: an answer without the server’s own header is somebody else’s', async () => {
    const { vendor, logIn } = await machine();
    const body = { access_token: canary(), expires_in: 60 };
    vendor.mishap = () => ({ when: 'before', happens: { status: 200, body } });
    expect((await failure(logIn())).code).toBe('E_RESPONSE_INVALID');
  });
});
