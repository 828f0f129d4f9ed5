import type { Login } from '../../distribution/distribution.js';
import type { Secret } from '../../secret/secret.js';
import type { RegistryAddress } from '../address.js';
import { all, explainBy, notAccepted, notAllowed, userIs } from '../kit/explain/explanation-rule.js';
import { withIdentity } from '../kit/logins/identity-login.js';
import { passwordLogin, unfit } from '../kit/logins/password-login.js';
import type { RegistryModule } from '../contract.js';
import { isServiceAccountKey, startsWith } from '../kit/logins/secret-form.js';

const WITHOUT_PAIR =
  'Give identity: projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER (no stored secret), or username _json_key and the JSON key of a service account as password.';
const PAIR =
  'Give oauth2accesstoken and an access token (gcloud auth print-access-token), or _json_key and the JSON key of a service account, or _json_key_base64 and its base64.';

function userFor(secret: Secret): string | undefined {
  if (startsWith(secret, 'ya29.')) return 'oauth2accesstoken';
  if (isServiceAccountKey(secret, 'json')) return '_json_key';
  return isServiceAccountKey(secret, 'base64') ? '_json_key_base64' : undefined;
}

function check({ username, secret }: Login, address: RegistryAddress): void {
  if (username === 'oauth2accesstoken') {
    if (!isServiceAccountKey(secret, 'json')) return;
    throw unfit(
      address,
      'oauth2accesstoken goes with an access token, and this is a key',
      'Set username to _json_key.',
    );
  }
  if (username === '_json_key' || username === '_json_key_base64') {
    const encoding = username === '_json_key' ? 'json' : 'base64';
    if (isServiceAccountKey(secret, encoding)) return;
    const problem = `the password for ${username} is not the ${encoding === 'json' ? 'JSON' : 'base64 of the JSON'} key of a service account`;
    throw unfit(
      address,
      problem,
      'Store the whole key file, as it was downloaded; files of workload identity federation are no keys.',
    );
  }
  // GoogleCloudPlatform/docker-credential-gcr's own username.
  if (!/^_dcgcr_[\w.-]+_token$/.test(username))
    throw unfit(address, 'Google knows a few fixed usernames only', PAIR);
}

export const registry: RegistryModule = {
  example: 'europe-west3-docker.pkg.dev',
  inputs: { username: '`oauth2accesstoken` or `_json_key`', password: 'access token or service account key' },
  identity: {
    from: ['id-token', 'environment'],
    examples: [
      'projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/github',
      'projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/github service-account=ci@acme.iam.gserviceaccount.com',
      'google',
    ],
    onlyHosts: true,
    lifetime: '1 h',
  },
  rotation: [{ class: 'refresh' }],
  login: withIdentity(passwordLogin({ username: userFor, withoutPair: WITHOUT_PAIR, check }), () =>
    import('./identity.js').then((module) => module.identityLogin),
  ),
  explain: explainBy(
    {
      when: all(notAccepted, userIs(/^_json_key/)),
      cause: 'The key of the service account was deleted or switched off, or is less than a minute old.',
      cure: 'Look at IAM & Admin → Service Accounts → Keys, and store a key that is listed there as active.',
    },
    {
      when: notAccepted,
      cause: 'The access token is wrong or has expired; it lives one hour.',
      cure: 'Give identity in place of a stored token, or fetch one in the same job with gcloud auth print-access-token.',
    },
    {
      when: notAllowed,
      cause: 'The account may not do this, or the repository does not exist.',
      cure: 'Grant roles/artifactregistry.reader (pull) or roles/artifactregistry.writer (push) on the repository, and check project, location and name.',
    },
  ),
  tokens: (login) =>
    import('../kit/tokens/refreshed-tokens.js').then((module) => module.refreshedTokens(login)),
};
