import { detect } from '../../../src/registries/detect.js';
import { ISSUER } from '../../fakes/ci.js';
import { startGoogle, type FakeGoogle, type GoogleProvider } from '../../fakes/google/google.js';
import type { IdentityCase } from '../identities/scene.js';

const entry = detect({ host: '' }, 'google');

export const PROVIDER =
  'projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/github';
export const ACCOUNT = 'ci@acme.iam.gserviceaccount.com';
export const SUBJECT = 'repo:acme/web:ref:refs/heads/main';

export const provider: GoogleProvider = {
  issuer: ISSUER,
  audiences: [],
  admits: ({ sub }) => sub === SUBJECT,
};

const sts = {
  name: 'the token service',
  is: ({ url }: { url: URL }) => url.pathname === '/v1/token',
  member: 'access_token',
};
const impersonation = {
  name: 'the service account',
  is: ({ url }: { url: URL }) => url.pathname.endsWith(':generateAccessToken'),
  member: 'accessToken',
};

const start: IdentityCase<FakeGoogle>['start'] = async (options) => {
  const vendor = await startGoogle(options);
  vendor.providers.set(PROVIDER, provider);
  vendor.accounts.set(ACCOUNT, new Set([SUBJECT]));
  return vendor;
};

/** Direct federation, and on behalf of a service account. */
export const direct: IdentityCase<FakeGoogle> = {
  ...{ entry, start, exchanges: [sts] },
  registry: 'europe-west3-docker.pkg.dev',
  identity: PROVIDER,
  audience: `https://iam.googleapis.com/${PROVIDER}`,
};
export const onBehalf: IdentityCase<FakeGoogle> = {
  ...direct,
  identity: `${PROVIDER} service-account=${ACCOUNT}`,
  exchanges: [sts, impersonation],
};
