import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/registries/detect.js';
import { ISSUER, SUBJECT } from '../../fakes/ci.js';
import { startQuayFederation, type FakeQuayFederation } from '../../fakes/quay/federation.js';
import { failure } from '../../http/client.js';
import { needs } from '../../real/programs.js';
import { wrongWith } from '../identities/contract.js';
import { identitySuite } from '../identities/identity-suite.js';
import { openScene, type IdentityCase } from '../identities/scene.js';

const entry = detect({ host: '' }, 'quay');

const SPEC = 'quay-robots.json';
const caseAt = (registry: string): IdentityCase<FakeQuayFederation> => ({
  entry,
  registry,
  identity: 'acme+ci',
  audience: registry,
  async start(options) {
    const vendor = await startQuayFederation(options, registry);
    vendor.robots.set('acme+ci', [{ issuer: ISSUER, subject: SUBJECT, audiences: [registry] }]);
    return vendor;
  },
  exchanges: [
    { name: 'Quay', is: ({ url }) => url.pathname.startsWith('/oauth2/federation/'), member: 'token' },
  ],
});
const one = caseAt('quay.io');

identitySuite('Quay', one, { malformed: ['', 'acme', 'acme+', '+ci', 'acme+ci+x', 'acme+ci:x', 'Acme+ci'] });

describe.skipIf(!needs('openssl'))('Quay’s federation', () => {
  it('works at a Quay of one’s own, with that host as audience', async () => {
    const { logIn, vendor, wanted } = await openScene(caseAt('quay.acme.dev'));
    const { username, secret, expiresAt = 0 } = await logIn();
    expect(vendor.accepts(username, secret.reveal())).toBe(true);
    expect(Math.abs(expiresAt - Date.now() - 3600_000)).toBeLessThan(10_000);
    expect(wanted).toEqual(['quay.acme.dev:443']);
  });

  it('ends after an hour also when the token does not say so', async () => {
    const { logIn, vendor } = await openScene(one);
    vendor.mishap = ({ url }) =>
      url.pathname === '/v2/'
        ? undefined
        : { when: 'before', happens: { status: 200, body: { token: 'opaque' } } };
    const { expiresAt = 0 } = await logIn();
    expect(Math.abs(expiresAt - Date.now() - 3600_000)).toBeLessThan(10_000);
  });

  it.each([
    ['there is no such robot', (vendor: FakeQuayFederation) => vendor.robots.clear(), /no such robot/],
    ['has no federation', (vendor: FakeQuayFederation) => vendor.robots.set('acme+ci', []), /not federated/],
    [
      'is federated with another issuer',
      (vendor: FakeQuayFederation) =>
        vendor.robots.set('acme+ci', [{ issuer: 'https://gitlab.com', subject: SUBJECT }]),
      /not federated with the issuer https:\/\/token\.actions/,
    ],
    [
      'is federated with another job',
      (vendor: FakeQuayFederation) =>
        vendor.robots.set('acme+ci', [{ issuer: ISSUER, subject: 'repo:acme/web:*' }]),
      /subject repo:acme\/web:ref:refs\/heads\/main/,
    ],
    [
      'asks for another audience',
      (vendor: FakeQuayFederation) =>
        vendor.robots.set('acme+ci', [{ issuer: ISSUER, subject: SUBJECT, audiences: ['other'] }]),
      /another audience/,
    ],
  ])('says so when %s', async (_, change, cause) => {
    const { logIn, vendor } = await openScene(one);
    change(vendor);
    const error = await failure(logIn());
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(cause);
  });

  it('takes the audience that is given', async () => {
    const { logIn, vendor } = await openScene(one);
    vendor.robots.set('acme+ci', [{ issuer: ISSUER, subject: SUBJECT, audiences: ['other'] }]);
    const { username, secret } = await logIn({ identity: 'acme+ci audience=other' });
    expect(vendor.accepts(username, secret.reveal())).toBe(true);
  });

  it('a host that is no Quay, and an old one, are told', async () => {
    const { logIn, vendor } = await openScene(one);
    vendor.mishap = () => ({ when: 'before', happens: { status: 404 } });
    expect((await failure(logIn())).message).toContain('knows no federation');
  });

  it('speaks as Quay’s description says', async () => {
    const { logIn, vendor } = await openScene(one);
    await logIn();
    vendor.robots.set('acme+ci', []);
    await failure(logIn());
    expect(await wrongWith(vendor, SPEC, ({ request }) => request.url.pathname !== '/v2/')).toEqual([]);
  });
});
