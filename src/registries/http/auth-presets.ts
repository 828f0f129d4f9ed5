import type { AuthPreset, AuthSettings } from './schema.js';

/** Ways to sign in that vendors publish, with the admin's username and password; both capture `bearer`. */
export const authPresets: Readonly<Record<AuthPreset, AuthSettings>> = {
  // cloudraya.com, knowledge base, generate an API token: username and password are app key and secret key.
  'cloudraya-v1': {
    request: {
      method: 'POST',
      url: 'https://api.cloudraya.com/v1/api/gateway/user/auth',
      json: { app_key: '${admin.username}', secret_key: '${admin.password}' },
    },
    capture: { bearer: '$.data.bearer_token' },
  },
  // cloudraya/terraform-provider-cloudraya, internal/client/client.go: e-mail address and password.
  'cloudraya-v2': {
    request: {
      method: 'POST',
      url: 'https://api-v2.cloudraya.com/core/v1/auth/login',
      json: { email: '${admin.username}', password: '${admin.password}' },
    },
    capture: { bearer: '$.data.token' },
  },
};

/** The auth step of a configuration, with its preset filled in. */
export function authOf(auth: AuthSettings | undefined): AuthSettings | undefined {
  return auth?.preset ? { ...authPresets[auth.preset], ...auth } : auth;
}
