import { describe, expect, it } from 'vitest';
import type { FakeGoogle } from '../../fakes/google/google.js';
import { failure } from '../../http/client.js';
import { needs } from '../../real/programs.js';
import { wrongWith } from '../identities/contract.js';
import { identitySuite } from '../identities/identity-suite.js';
import { openScene } from '../identities/scene.js';
import { ACCOUNT, PROVIDER, SUBJECT, direct, onBehalf, provider } from './federation-case.js';

const otherHosts = ['europe-west3-docker.pkg.dev.evil.com', 'http://gcr.io', 'gcr.io:8443', 'r.example.com'];

identitySuite('Google', direct, {
  otherHosts,
  malformed: [
    '',
    'acme',
    PROVIDER.replace('123456789012', 'acme-prod'),
    `${PROVIDER}/../x`,
    `https://iam.googleapis.com/${PROVIDER}`,
    `${PROVIDER} lifetime=1h`,
    'google audience=x',
    'google id-token=env:X',
  ],
});

identitySuite('Google, on behalf of a service account', onBehalf, {
  otherHosts,
  malformed: [
    `service-account=${ACCOUNT}`,
    `${PROVIDER} service-account=ci@evil.example.com`,
    `${PROVIDER} service-account=ci@gserviceaccount.com.evil.com`,
    `${PROVIDER} service-account=a/b@acme.iam.gserviceaccount.com`,
    `${onBehalf.identity} lifetime=13h`,
    `${onBehalf.identity} lifetime=59`,
  ],
});

const life = ({ expiresAt = 0 }: { expiresAt?: number }) => Math.round((expiresAt - Date.now()) / 1000);

describe.skipIf(!needs('openssl'))('Google’s workload identity federation', () => {
  it('acts as the job itself, and only its token service is asked', async () => {
    const { logIn, vendor, wanted } = await openScene(direct);
    const login = await logIn();
    expect(vendor.principalOf(login.username, login.secret.reveal())).toBe(SUBJECT);
    expect(Math.abs(life(login) - 3600)).toBeLessThan(10);
    expect(wanted).toEqual(['sts.googleapis.com:443']);
  });

  it('acts as the service account', async () => {
    const { logIn, vendor } = await openScene(onBehalf);
    const login = await logIn({ identity: `${onBehalf.identity} lifetime=20m` });
    expect(vendor.principalOf(login.username, login.secret.reveal())).toBe(ACCOUNT);
    expect(Math.abs(life(login) - 1200)).toBeLessThan(10);
  });

  it.each([['no pool', (vendor: FakeGoogle) => vendor.providers.clear(), 'pool or provider does not exist']])(
    'with %s says so',
    async (_, change, cause) => {
      const { logIn, vendor } = await openScene(direct);
      change(vendor);
      expect((await failure(logIn())).message).toContain(cause);
    },
  );

  it.each([
    ['a condition for another job', { admits: () => false }, `does not admit this job: ${SUBJECT}`],
    ['another issuer', { issuer: 'https://gitlab.com' }, 'https://token.actions.githubusercontent.com'],
    ['other audiences', { audiences: ['x'] }, 'does not allow the audience'],
  ])('with %s says so', async (_, more, cause) => {
    const { logIn, vendor } = await openScene(direct);
    vendor.providers.set(PROVIDER, { ...provider, ...more });
    const error = await failure(logIn());
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toContain(cause);
  });

  it.each([
    ['The ID Token issued at 1 is stale to sign-in.', 'too old'],
    ['The size of mapped attribute google.subject exceeds the 127 bytes limit.', 'attribute mapping'],
    ['Something new', 'refused the ID token'],
  ])('explains "%s"', async (error_description, cause) => {
    const { logIn, vendor } = await openScene(direct);
    const body = { error: 'invalid_grant', error_description };
    vendor.mishap = () => ({ when: 'before', happens: { status: 400, body } });
    expect((await failure(logIn())).message).toContain(cause);
  });

  it('takes the audience that the provider allows', async () => {
    const { logIn, vendor } = await openScene(direct);
    vendor.providers.set(PROVIDER, { ...provider, audiences: ['acme'] });
    const { username, secret } = await logIn({ identity: `${PROVIDER} audience=acme` });
    expect(vendor.accepts(username, secret.reveal())).toBe(true);
  });

  it('D12: an end of life that makes no sense is not believed', async () => {
    const { logIn, vendor } = await openScene(direct);
    for (const expires_in of [undefined, 0, -1, '3600', 1e12]) {
      const body = { access_token: 'ya29.x', expires_in };
      vendor.mishap = () => ({ when: 'before', happens: { status: 200, body } });
      expect((await logIn()).expiresAt).toBeUndefined();
    }
  });

  it('says when the job may not act as the account, or for so long, or the API is off', async () => {
    const { logIn, vendor } = await openScene(onBehalf);
    const long = await failure(logIn({ identity: `${onBehalf.identity} lifetime=12h` }));
    expect(long.hint).toContain('allowServiceAccountCredentialLifetimeExtension');
    vendor.accounts.clear();
    const forbidden = await failure(logIn());
    expect(forbidden.message).toContain(ACCOUNT);
    expect(forbidden.hint).toContain('roles/iam.workloadIdentityUser');
    const message =
      'IAM Service Account Credentials API has not been used in project 1 before or it is disabled.';
    vendor.mishap = ({ url }) =>
      url.pathname.endsWith(':generateAccessToken')
        ? {
            when: 'before',
            happens: { status: 403, body: { error: { message, status: 'PERMISSION_DENIED' } } },
          }
        : undefined;
    expect((await failure(logIn())).hint).toContain('gcloud services enable');
  });

  it('asks as the descriptions say', async () => {
    const { logIn, vendor } = await openScene(onBehalf);
    await logIn();
    const at = (end: string) => (exchange: { request: { url: URL } }) =>
      exchange.request.url.pathname.endsWith(end);
    expect(await wrongWith(vendor, 'google-sts.json', at('/v1/token'))).toEqual([]);
    expect(await wrongWith(vendor, 'google-iamcredentials.json', at(':generateAccessToken'))).toEqual([]);
  });
});
