import type { Context } from '../context/context.js';
import { RegcredError } from '../errors.js';
import { parseAddress } from '../registries/address.js';
import { detect } from '../registries/detect.js';
import { authKey } from './auth-file/auth-key.js';
import { givenCredential } from './given-credential.js';

/** What the helper says on standard output, and its exit code. */
export interface HelperAnswer {
  readonly code: 0 | 1;
  readonly text: string;
}

/** Exact text that docker, podman and others take for "has none", which is not a failure. */
const NOT_FOUND = 'credentials not found in native keychain';

/**
 * The docker-credential-helpers protocol (its `credentials` package) over the environment: the login for
 * REGCRED_REGISTRY is REGCRED_USERNAME and REGCRED_PASSWORD, so nothing is stored on disk and docker,
 * podman, buildah, skopeo, helm and crane can all read it. It keeps nothing, so `store` and `erase` refuse.
 */
export async function credentialHelper(verb: string, stdin: string, ctx: Context): Promise<HelperAnswer> {
  switch (verb) {
    case 'get':
      return get(stdin, ctx);
    case 'list': {
      const own = await ownLogin(ctx);
      return { code: 0, text: JSON.stringify(own ? { [own.server]: own.username } : {}) };
    }
    case 'store':
    case 'erase':
      return {
        code: 1,
        text: 'regcred keeps no credentials: it reads REGCRED_USERNAME and REGCRED_PASSWORD',
      };
    default:
      return { code: 1, text: 'usage: docker-credential-regcred get|list|store|erase' };
  }
}

async function get(stdin: string, ctx: Context): Promise<HelperAnswer> {
  const server = stdin.replace(/\r?\n$/, '');
  if (server === '') return { code: 1, text: 'no credentials server URL' };
  const own = await ownLogin(ctx);
  const asked = hostOf(server);
  if (!own || asked === undefined || asked !== own.host) return { code: 1, text: NOT_FOUND };
  return {
    code: 0,
    text: JSON.stringify({ ServerURL: server, Username: own.username, Secret: own.secret.reveal() }),
  };
}

async function ownLogin(ctx: Context) {
  const { REGCRED_REGISTRY: registry, REGCRED_USERNAME: username, REGCRED_PASSWORD: password } = ctx.env;
  if (registry === undefined || !password) return undefined;
  const address = parseAddress(registry);
  const secret = ctx.masks.learn(password, username);
  const given = givenCredential({ username: username ?? '', password: secret }, address.host, ctx);
  const credential = await (await detect(address).load()).login({ address, ...given }, ctx);
  return {
    host: address.host,
    server: authKey(address, 'docker'),
    username: credential.username,
    secret: credential.secret,
  };
}

/** Clients send the key of their file, Docker Hub's URL included; what is no address we have no login for. */
function hostOf(server: string): string | undefined {
  try {
    return parseAddress(server).host;
  } catch (error) {
    if (error instanceof RegcredError) return undefined;
    throw error;
  }
}
