import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import { parseAddress } from '../../registries/address.js';
import { detect } from '../../registries/detect.js';
import type { Credential, RegistryEntry } from '../../registries/contract.js';
import { foreign } from '../../secret/foreign.js';
import { authKey } from '../auth-file/auth-key.js';
import { withDeadline } from '../deadline.js';
import { environmentLogin } from './environment-login.js';
import { helperConfigPath, loginFor, readHelperConfig } from './helper-config.js';
import { mintLogin } from './mint-login.js';
import { NO_SERVER, NOT_FOUND, verbs, type HelperAnswer } from './protocol.js';

/** For tests: registries that are not in the catalog, and less patience. */
export interface HelperOptions {
  readonly find?: (address: { readonly host: string }, provider: string) => RegistryEntry;
  /** Milliseconds. */
  readonly patience?: number;
}

const USAGE = `Usage: docker-credential-regcred <${verbs.join('|')}>`;

/** docker and podman themselves wait for a helper for ever. */
const PATIENCE = 30_000;

/**
 * The docker-credential-helpers protocol. `get` issues the login each time, from what helper.json says of
 * the host and from the job's environment, so that nothing is stored on disk and docker, podman, buildah,
 * skopeo, helm and crane can all read it. It ends within 30 s.
 */
export async function credentialHelper(
  verb: string,
  stdin: string,
  ctx: Context,
  { find = detect, patience = PATIENCE }: HelperOptions = {},
): Promise<HelperAnswer> {
  const deadline = ctx.clock.now() + patience;
  const make: Make = (server) => loginTo(server, find, deadline, ctx);
  try {
    switch (verb) {
      case 'get':
        return await get(stdin, make);
      case 'list':
        return { code: 0, text: JSON.stringify(await list(make, ctx)) };
      case 'store':
        return await (await import('./store-nothing.js')).storeNothing(stdin, make, ctx);
      case 'erase':
        // There is nothing to erase; and podman and skopeo overflow their stacks when a helper refuses
        // (podman 4.3.1 and skopeo 1.9.3, in hashicorp/go-multierror).
        return { code: 0, text: '' };
      case 'version':
      case '--version':
      case '-v': {
        const { version } = await import('../../version.js');
        return { code: 0, text: `docker-credential-regcred (github.com/regcred/regcred) v${version}` };
      }
      case '--help':
      case '-h':
        return { code: 0, text: USAGE };
      case '':
        return { code: 1, text: USAGE };
      default:
        return { code: 1, text: `docker-credential-regcred: unknown action: ${foreign(verb)}` };
    }
  } catch (error) {
    if (!(error instanceof RegcredError)) throw error;
    return { code: 1, text: ctx.masks.redact(error.toString()), error };
  }
}

/** The login for a server as clients name it; undefined when we have none. */
type Make = (server: string) => Promise<Credential | undefined>;

async function get(stdin: string, make: Make): Promise<HelperAnswer> {
  const server = stdin.replace(/\r?\n$/, '');
  if (server.trim() === '') return { code: 1, text: NO_SERVER };
  const credential = await make(server);
  if (credential === undefined) return { code: 1, text: NOT_FOUND };
  const { username, secret, identityToken } = credential;
  // The user name by which clients know an identity token (docker-credential-helpers, README).
  const Username = identityToken ? '<token>' : username;
  return { code: 0, text: JSON.stringify({ ServerURL: server, Username, Secret: secret.reveal() }) };
}

async function loginTo(
  server: string,
  find: NonNullable<HelperOptions['find']>,
  deadline: number,
  ctx: Context,
): Promise<Credential | undefined> {
  const host = hostOf(server);
  if (host === undefined) return undefined;
  const login = loginFor(host, await readHelperConfig(helperConfigPath(ctx.env), ctx));
  const address = login ? parseAddress(login.registry) : environmentLogin(ctx.env)?.address;
  if (address?.host !== host) return undefined;
  const entry = find(address, login?.provider ?? '');
  const here = withDeadline(deadline, login?.ca ? await trustingToo(login.ca, ctx) : ctx);
  const wanted = { address, identity: login?.identity ?? '', username: login?.username ?? '' };
  return mintLogin(wanted, await entry.load(), here);
}

async function trustingToo(ca: string, ctx: Context): Promise<Context> {
  const { readAuthority, trusting } = await import('../../http/authority.js');
  return trusting(await readAuthority(ca, ctx), ctx);
}

/** Servers and user names. Nothing is sent for it, so the name that comes with an identity is not known. */
async function list(make: Make, ctx: Context): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  const own = environmentLogin(ctx.env);
  const logins = await readHelperConfig(helperConfigPath(ctx.env), ctx);
  for (const { registry, username } of logins) names[authKey(parseAddress(registry), 'docker')] = username;
  if (!own) return names;
  const key = authKey(own.address, 'docker');
  const isStatic = !Object.hasOwn(names, key);
  const credential = isStatic && own.username === '' ? await make(own.address.host) : undefined;
  const username = credential?.username ?? own.username;
  // DigitalOcean takes an API token as user name too.
  names[key] = credential?.secret.is(username) ? '' : username;
  return names;
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
