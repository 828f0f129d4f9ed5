import { z } from 'zod';
import { opener } from '../../config/opener.js';
import { orRefreshed } from '../kit/tokens/refreshed-tokens.js';
import type { Admin, Registry, TokenAccess, TokenApi, TokenOpener } from '../contract.js';
import { requiredAdmin, requiredLogin } from '../kit/tokens/required-admin.js';
import { accountTokens } from './account-tokens.js';
import { HubApi } from './hub-api.js';
import { organizationTokens } from './organization-tokens.js';

const API = 'https://hub.docker.com/';
const NAME = /^[a-z0-9][a-z0-9_-]{1,254}$/;
const FORM = 'must be a name of Docker Hub, in lower case';

const settings = z
  .strictObject({
    account: z.string().regex(NAME, FORM).optional(),
    organization: z.string().regex(NAME, FORM).optional(),
    // A label has 100 characters at most, and the generation is appended.
    label: z
      .string()
      .regex(/^(?! )[^\p{C}]{1,85}(?<! )$/u, 'must be 1 to 85 characters without blanks around'),
    scopes: z
      .array(z.enum(['repo:admin', 'repo:write', 'repo:read', 'repo:public_read']))
      .min(1)
      .optional(),
    resources: z
      .array(
        z.strictObject({
          type: z.enum(['TYPE_REPO', 'TYPE_ORG']),
          path: z.string().min(1).max(255),
          scopes: z.array(z.string().min(1).max(100)).min(1),
        }),
      )
      .min(1)
      .max(50)
      .optional(),
  })
  .refine(({ account, organization }) => (account === undefined) !== (organization === undefined), {
    path: ['account'],
    message: 'must be given, or organization instead, but not both',
  })
  .refine(({ account, scopes }) => (account === undefined) === (scopes === undefined), {
    path: ['scopes'],
    message: 'must be given with account, and only there',
  })
  .refine(({ organization, resources }) => (organization === undefined) === (resources === undefined), {
    path: ['resources'],
    message: 'must be given with organization, and only there',
  });

/** `token: { account: jane, label: ci, scopes: [repo:write] }`, or `{ organization, label, resources }`. */
const own: TokenOpener = opener(
  settings,
  ({ account, organization, label, scopes = [], resources = [] }, access: TokenAccess): TokenApi => {
    // The API is not on the registry's own host: only another one was named by the user.
    const isOwn = access.api.host === access.address.host;
    const place = { api: isOwn ? new URL(API) : access.api, plainHttp: !isOwn && access.plainHttp };
    if (organization !== undefined) {
      const hint =
        'Give Docker ID and password of an owner of the organisation as admin.username and admin.password.';
      const admin = requiredLogin(access, `organisation access token ${label}`, hint);
      return organizationTokens({ organization, label, resources }, new HubApi(place, admin));
    }
    const admin = ownerOf(account ?? '', label, access);
    return accountTokens({ account: admin.username, label, scopes }, new HubApi(place, admin), admin.secret);
  },
);

/** A personal access token belongs to the account that creates it, which alone can be its admin. */
function ownerOf(account: string, label: string, access: TokenAccess): Required<Admin> {
  const token = `personal access token ${label}`;
  const hint = `A personal access token belongs to the account that makes it: give the password of ${account}, and no other admin.username.`;
  const { username = account, secret } = requiredAdmin(access, token, hint);
  const own = username.toLowerCase() === account ? { username: account, secret } : undefined;
  return own ?? requiredLogin({ ...access, admin: { secret } }, token, hint);
}

/** Those, or tokens issued for an identity: `token: { identity: … }`. */
export const tokens = (login: Registry['login']): TokenOpener => orRefreshed(own, login);
