import { z } from 'zod';
import { opener } from '../../../config/opener.js';
import type { LoginRequest, Registry, TokenAccess, TokenApi, TokenOpener } from '../../contract.js';
import { RefreshedToken, type Proof } from './refreshed-token.js';

const settings = z.strictObject({
  identity: z
    .string()
    .regex(/^(?=.*[\x21-\x7e])[\x20-\x7e\r\n\t]{1,2048}$/s, 'must be an identity as `login` takes it')
    .describe('What `login` takes as identity. With a key it is exchanged for: under admin, as password.'),
  username: z
    .string()
    .regex(/^[^:\p{C}\p{Z}][^:\p{C}]{0,254}$/u, 'must be a username on one line without a colon')
    .optional()
    .describe('What `login` takes as username, where the identity needs one.'),
});

type Login = Registry['login'];

/**
 * `token: { identity: … }`: tokens that expire, issued by a registry's login by identity. `proof` is
 * for an identity that leaves something behind with every login.
 */
export function refreshedTokens(login: Login, proof?: Proof): TokenOpener {
  return opener<typeof settings, TokenApi, TokenAccess>(
    settings,
    (given, access) => new RefreshedToken(requestOf(given, access), access, login, proof),
  );
}

/** The same for a registry whose tokens can be rotated in another class too: `identity` tells them apart. */
export function orRefreshed(others: TokenOpener, login: Login, proof?: Proof): TokenOpener {
  const refreshed = refreshedTokens(login, proof);
  const isRefresh = (given: unknown) =>
    typeof given === 'object' && given !== null && Object.hasOwn(given, 'identity');
  return {
    schema: z.union([refreshed.schema, ...formsOf(others.schema)]),
    open: (given, access) => (isRefresh(given) ? refreshed : others).open(given, access),
  };
}

/** One form beside the other, so that a page and an editor show them all. */
function formsOf(schema: z.ZodType): readonly z.ZodType[] {
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [schema];
}

/** The same as `login` of the action is given. */
function requestOf(
  { identity, username }: z.output<typeof settings>,
  { address, admin }: TokenAccess,
): LoginRequest & { readonly identity: string } {
  const name = username ?? admin?.username;
  return {
    address,
    identity,
    ...(name !== undefined && { username: name }),
    ...(admin && { secret: admin.secret }),
  };
}
