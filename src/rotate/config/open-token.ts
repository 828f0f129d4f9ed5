import { readPlain, readSecret, secretReference } from '../../config/secret-reference.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Admin, Registry, TokenApi } from '../../registries/contract.js';
import { checkPart, configFault } from './check-part.js';
import type { ConfigPart } from './check-part.js';
import { isLoopbackRegistry } from './open-registry.js';
import type { OpenEndpoint } from './open-registry.js';
import type { CredentialConfig } from './schema.js';

export interface NamedToken {
  readonly credential: CredentialConfig;
  readonly registry: Registry;
  readonly endpoint: OpenEndpoint;
  readonly part: ConfigPart;
  /** False where this run rotates other credentials: then it is only checked. */
  readonly isChosen: boolean;
}

/** Checks the settings of `token`, and opens it with its admin where it is chosen. */
export async function openToken(named: NamedToken, ctx: Context): Promise<TokenApi | undefined> {
  const { credential, registry, endpoint, part, isChosen } = named;
  const tokens = await registry.tokens?.();
  if (!tokens) {
    const hint =
      'Set new passwords by hand in its panel and let provider: generic do the rest, or leave it out.';
    throw configFault(part, ['provider'], 'cannot be rotated by regcred yet', hint);
  }
  checkPart(tokens.schema, credential.token, { ...part, path: [...part.path, 'token'] });
  const api = openApi(credential, endpoint, part);
  if (!isChosen) return undefined;
  const admin = credential.admin && (await readAdmin(credential.admin, ctx));
  const access = {
    address: endpoint.address,
    api,
    plainHttp: api.protocol === 'http:',
    provesRights: credential.verify !== undefined,
  };
  return tokens.open(credential.token, admin ? { ...access, admin } : access);
}

function openApi(
  { api, insecure }: CredentialConfig,
  { address, plainHttp }: OpenEndpoint,
  part: ConfigPart,
): URL {
  const url = new URL(api ?? `${plainHttp ? 'http' : 'https'}://${address.host}/`);
  if (url.protocol === 'http:' && insecure !== true && !isLoopbackRegistry(url.host)) {
    throw configFault(part, ['api'], 'is plain http', 'Write https, or insecure: true for this credential.');
  }
  return url;
}

/** Throws E_SECRET_SOURCE for a source that is named but empty. */
async function readAdmin(
  { username, password }: NonNullable<CredentialConfig['admin']>,
  ctx: Context,
): Promise<Admin> {
  const secret = present(await readSecret(password, ctx), password);
  if (username === undefined) return { secret };
  const isReference = secretReference.safeParse(username).success;
  const name = isReference ? present(await readPlain(username, ctx), username) : username;
  ctx.masks.add(secret, name);
  return { username: name, secret };
}

function present<Value>(value: Value | undefined, source: string): Value {
  if (value !== undefined) return value;
  fail('E_SECRET_SOURCE', { source, problem: 'it is unset or empty' });
}
