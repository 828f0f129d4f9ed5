import { z } from 'zod';
import type { Context } from '../../context/context.js';
import type { RegcredError } from '../../errors/error.js';
import { fail, regcredError } from '../../errors/error.js';
import { parseAnswer } from '../kit/tokens/admin-call.js';
import type { Api } from './api.js';
import type { TokenHome } from './home.js';

const selfSchema = z.object({
  id: z.int(),
  active: z.boolean(),
  scopes: z.array(z.string()),
  access_level: z.int().nullish(),
});

/**
 * What GitLab tells of the admin's token before anything is made: alive, scope api, and for the token of a bot its
 * role. Returns its id. Throws E_ADMIN_….
 */
export async function checkAdmin(api: Api, token: string, home: TokenHome, ctx: Context): Promise<string> {
  const action = 'ask about its own token';
  const call = { method: 'GET', path: 'personal_access_tokens/self', action, expect: [200, 404] } as const;
  const response = await api.send(call, token, ctx);
  if (response.status === 404) throw noApi(api);
  const self = parseAnswer(selfSchema, response, { url: new URL(api.base) });
  if (!self.active) fail('E_ADMIN_REFUSED', { api: api.host, action: `rotate ${token}` });
  if (!self.scopes.includes('api')) throw forbidden(api, token, `has the scopes ${self.scopes.join(', ')}`);
  const { access_level: role } = self;
  if (typeof role === 'number' && role < home.role) {
    throw forbidden(api, token, `has the role ${role}, and ${home.role} is needed here`);
  }
  return String(self.id);
}

function forbidden(api: Api, token: string, what: string): RegcredError {
  const hint = `The admin’s token ${what}: use one with the scope api of a Maintainer of the project, or an Owner of the group. Nothing was changed.`;
  return regcredError('E_ADMIN_FORBIDDEN', { api: api.host, action: `rotate ${token}`, hint });
}

function noApi(api: Api): RegcredError {
  const hint =
    'A GitLab of your own often has its registry on another host than itself: write api: https://gitlab.example.com for GitLab’s own address.';
  return regcredError('E_TOKEN_NOT_FOUND', { api: api.host, token: 'GitLab API under /api/v4', hint });
}
