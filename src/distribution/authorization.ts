import { Secret } from '../secret/secret.js';
import type { Login } from './distribution.js';

/** The Authorization header of RFC 7617, in UTF-8. */
export function basic({ username, secret }: Login): Secret {
  return new Secret(`Basic ${Buffer.from(`${username}:${secret.reveal()}`).toString('base64')}`);
}

/** The form that exchanges an identity token for a bearer token (distribution, docs/content/spec/auth/oauth.md). */
export function refreshForm({ secret }: Login, fields: Readonly<Record<string, string>>): Secret {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    ...fields,
    refresh_token: secret.reveal(),
  });
  return new Secret(form.toString());
}

/** The Authorization header of RFC 6750. */
export function bearer(secret: Secret): Secret {
  return new Secret(`Bearer ${secret.reveal()}`);
}
