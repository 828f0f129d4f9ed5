import type { Secret } from '../../secret/secret.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import { issuingKey } from '../kit/logins/issuing-key.js';
import { lifetimeForm, lifetimeOf } from '../kit/logins/lifetime.js';
import type { Explanation, LoginRequest } from '../contract.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EXAMPLE = 'application=11111111-2222-4333-8444-555555555555 lifetime=1h';
const FORM: IdentityForm = {
  options: { application: UUID, project: UUID, lifetime: lifetimeForm },
  needs: ['application'],
  example: EXAMPLE,
};
const LIFETIME = { least: 300, most: 30 * 86_400, otherwise: 3600, example: EXAMPLE };
const KEY_CURE = 'Give the secret key of an API key that may manage API keys (IAMApplicationManager).';

/** API keys of one application, as Scaleway's IAM API has them. */
export interface ApiKeys {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | Secret>>;
  readonly application: string;
  readonly project?: string;
  readonly seconds: number;
}

/** What a login by identity names. Throws E_IDENTITY_FORM, E_IDENTITY_KEY. */
export function open(request: LoginRequest & { readonly identity: string }): ApiKeys {
  const identity = parseIdentity(request.identity, FORM);
  const { application = '', project } = identity.options;
  const seconds = lifetimeOf(identity, LIFETIME);
  const key = issuingKey(request, 'the secret key of an API key', KEY_CURE);
  return {
    url: new URL('https://api.scaleway.com/iam/v1alpha1/api-keys'),
    headers: { 'x-auth-token': key },
    application,
    ...(project !== undefined && { project }),
    seconds,
  };
}

export function explain({ status }: { readonly status: number }): Explanation {
  if (status === 401) {
    return { cause: 'The secret key is wrong, expired or deleted.', cure: KEY_CURE };
  }
  if (status === 403) {
    return {
      cause: 'The key that was given may not make API keys, or not so many.',
      cure: 'Give its application the permission set IAMApplicationManager, and delete API keys that have expired: IAM → API keys.',
    };
  }
  return {
    cause: 'There is no such application or project in the organisation of the key.',
    cure: 'Compare application= and project= with IAM → Applications and with the settings of the project.',
  };
}
