import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/registries/detect.js';
import { startAzure, type EntraApplication, type FakeAzure } from '../../fakes/azure/azure.js';
import { ISSUER, SUBJECT } from '../../fakes/ci.js';
import { failure } from '../../http/client.js';
import { job } from '../../login/job.js';
import { needs } from '../../real/programs.js';
import { canary } from '../../redaction/oracle.js';
import { wrongWith } from '../identities/contract.js';
import { identitySuite } from '../identities/identity-suite.js';
import { openScene, type IdentityCase } from '../identities/scene.js';

const entry = detect({ host: '' }, 'acr');

const SPEC = 'azure-acr-dataplane.json';
const TENANT = '11111111-2222-3333-4444-555555555555';
const CLIENT = '66666666-7777-8888-9999-000000000000';
const AUDIENCE = 'api://AzureADTokenExchange';
const federated = { issuer: ISSUER, subject: SUBJECT, audience: AUDIENCE };
const application: EntraApplication = { tenant: TENANT, federated: [federated], roles: ['AcrPush'] };

const caseAt = (
  registry: string,
  login: string,
  more: Partial<EntraApplication> = {},
): IdentityCase<FakeAzure> => ({
  entry,
  registry,
  identity: `tenant=${TENANT} client=${CLIENT}`,
  audience: AUDIENCE,
  async start(options) {
    const vendor = await startAzure(options, { registry, login });
    vendor.applications.set(CLIENT, { ...application, ...more });
    return vendor;
  },
  exchanges: [
    { name: 'Entra', is: ({ url }) => url.pathname.endsWith('/oauth2/v2.0/token'), member: 'access_token' },
    { name: 'the registry', is: ({ url }) => url.pathname === '/oauth2/exchange', member: 'refresh_token' },
  ],
});
const one = caseAt('acme.azurecr.io', 'login.microsoftonline.com');

identitySuite('Azure', one, {
  takesPassword: true,
  otherHosts: ['acme.azurecr.io.evil.com', 'acme.azurecr.io:8443', 'http://acme.azurecr.io', 'azurecr.dev'],
  malformed: [
    TENANT,
    `tenant=${TENANT}`,
    `client=${CLIENT}`,
    `tenant=${TENANT}/../x client=${CLIENT}`,
    `tenant=common client=${CLIENT}`,
    `tenant=${TENANT} tenant=${TENANT} client=${CLIENT}`,
  ],
});

describe.skipIf(!needs('openssl'))('Azure, by its federated credential', () => {
  it.each([
    ['acme.azurecr.io', 'login.microsoftonline.com'],
    ['acme-a1b2c3.azurecr.io', 'login.microsoftonline.com'],
    ['acme.azurecr.us', 'login.microsoftonline.us'],
    ['acme.azurecr.cn', 'login.partner.microsoftonline.cn'],
  ])('%s is logged in to by way of %s, for three hours', async (registry, login) => {
    const { logIn, vendor, wanted } = await openScene(caseAt(registry, login));
    const { username, secret, expiresAt = 0 } = await logIn();
    expect(vendor.accepts(username, secret.reveal())).toBe(true);
    expect(Math.abs(expiresAt - Date.now() - 3 * 3600_000)).toBeLessThan(10_000);
    expect(wanted).toEqual([`${login}:443`, `${registry}:443`]);
  });

  const other = { ...federated, subject: 'repo:acme/web:environment:prod' };
  it.each([
    ['the subject', { federated: [other] }, `the subject ${SUBJECT}`, ISSUER],
    ['the issuer', { federated: [{ ...federated, issuer: 'https://gitlab.com' }] }, ISSUER, 'issuer'],
    ['the audience', { federated: [{ ...federated, audience: 'x' }] }, 'audience', AUDIENCE],
    ['the tenant', { tenant: CLIENT }, 'no such tenant', 'Directory (tenant) ID'],
    ['a role', { roles: [] }, 'knows no role', 'AcrPush'],
  ])('without %s it says what to enter', async (_, more, cause, cure) => {
    const { logIn } = await openScene(caseAt('acme.azurecr.io', 'login.microsoftonline.com', more));
    const error = await failure(logIn());
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toContain(cause);
    expect(error.hint).toContain(cure);
  });

  it('without the application it says so', async () => {
    const { logIn, vendor } = await openScene(one);
    vendor.applications.set(TENANT, application);
    vendor.applications.delete(CLIENT);
    expect((await failure(logIn())).message).toContain('no such application');
  });

  it.each([
    ['70021', 'subject'],
    ['7002138', 'capitals'],
    ['700024', 'had expired'],
    ['70043', 'had expired'],
    ['7000222', 'client secret has expired'],
    ['7000112', 'switched off'],
    ['999999', 'did not issue'],
  ])('AADSTS%s has words of its own', async (number, words) => {
    const { logIn, vendor } = await openScene(one);
    const body = { error: 'x', error_description: `AADSTS${number}: something` };
    vendor.mishap = () => ({ when: 'before', happens: { status: 400, body } });
    expect(String(await failure(logIn()))).toContain(words);
  });

  it('a registry that does not let this address in is told from one without a role', async () => {
    const { logIn, vendor } = await openScene(one);
    const body = { errors: [{ code: 'DENIED', message: 'client with IP 192.0.2.1 is not allowed access' }] };
    vendor.mishap = ({ url }) =>
      url.pathname === '/oauth2/exchange' ? { when: 'before', happens: { status: 403, body } } : undefined;
    expect((await failure(logIn())).hint).toContain('Networking');
  });

  it('takes the null GUID or the application as user name, and no other', async () => {
    const { logIn } = await openScene(one);
    for (const username of ['00000000-0000-0000-0000-000000000000', CLIENT]) {
      expect((await logIn({ username })).username).toBe('00000000-0000-0000-0000-000000000000');
    }
    expect((await failure(logIn({ username: 'acme' }))).code).toBe('E_INPUT_CONFLICT');
  });

  it('asks the registry as its description says', async () => {
    const { logIn, vendor } = await openScene(one);
    await logIn();
    vendor.applications.set(CLIENT, { ...application, roles: [] });
    await failure(logIn());
    const isExchange = ({ request }: { request: { url: URL } }) =>
      request.url.pathname === '/oauth2/exchange';
    expect(await wrongWith(vendor, SPEC, isExchange)).toEqual([]);
  });
});

describe.skipIf(!needs('openssl'))('Azure, by a client secret', () => {
  it('gives the registry’s token, and the secret gets into no file', async () => {
    const secret = canary();
    const { vendor, internet } = await openScene(one);
    vendor.applications.set(CLIENT, { ...application, secret });
    const { step, auths } = job(undefined, { env: internet.env });
    const { registry, identity } = one;
    await step({ registry, identity, password: secret, client: 'file', ca: internet.ca }).login();
    const pair = Buffer.from(auths()[registry]?.auth ?? '', 'base64').toString();
    expect(pair).not.toContain(secret);
    expect(vendor.accepts(...(pair.split(/:(.*)/s).slice(0, 2) as [string, string]))).toBe(true);
  });

  it('says when it is wrong, and asks for no ID token', async () => {
    const { logIn, vendor, ci } = await openScene(one);
    vendor.applications.set(CLIENT, { ...application, secret: canary() });
    expect((await failure(logIn({ password: canary() }))).message).toContain('client secret is wrong');
    expect(ci.requests).toEqual([]);
  });
});
