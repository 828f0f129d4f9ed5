import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import { parseAddress, type RegistryAddress } from '../../registries/address.js';
import { detect } from '../../registries/detect.js';
import type { Credential, RegistryEntry } from '../../registries/contract.js';
import { foreign } from '../../secret/foreign.js';
import { authKey } from '../auth-file/auth-key.js';
import { withDeadline } from '../deadline.js';
import { environmentLogin } from './environment-login.js';
import { helperConfigPath, loginFor, readHelperConfig } from './helper-config.js';
import { mintLogin } from './mint-login.js';
import { NO_SERVER, NOT_FOUND, verbs, type HelperAnswer } from './protocol.js';

/** Lets tests use registries outside the catalog and a shorter deadline. */
export interface HelperOptions {
  readonly find?: (address: { readonly host: string }, provider: string) => RegistryEntry;
  /** Milliseconds. */
  readonly patience?: number;
}

const USAGE = `Usage: docker-credential-regcred <${verbs.join('|')}>`;

/** docker and podman wait for a helper without a limit. */
const PATIENCE = 30_000;

/**
 * Speaks the docker-credential-helpers protocol, which docker, podman, buildah, skopeo, helm and crane all use.
 * `get` issues a login each time, from helper.json and the job's environment, so nothing is stored on disk.
 * Answers within 30 s.
 */
export async function credentialHelper(
  verb: string,
  stdin: string,
  ctx: Context,
  { find = detect, patience = PATIENCE }: HelperOptions = {},
): Promise<HelperAnswer> {
  const deadline = ctx.clock.now() + patience;
  const issue: Issue = (server) => loginTo(server, find, deadline, ctx);
  try {
    switch (verb) {
      case 'get':
        return await get(stdin, issue);
      case 'list':
        return { code: 0, text: JSON.stringify(await list(issue, ctx)) };
      case 'store':
        return await (await import('./store-nothing.js')).storeNothing(stdin, issue, ctx);
      case 'erase':
        // Never refuses: podman 4.3.1 and skopeo 1.9.3 then overflow their stacks (hashicorp/go-multierror).
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

/** Issues the login for a server as clients name it; undefined when we have none. */
type Issue = (server: string) => Promise<Credential | undefined>;

async function get(stdin: string, issue: Issue): Promise<HelperAnswer> {
  const server = stdin.replace(/\r?\n$/, '');
  if (server.trim() === '') return { code: 1, text: NO_SERVER };
  const credential = await issue(server);
  if (credential === undefined) return { code: 1, text: NOT_FOUND };
  const { username, secret, identityToken } = credential;
  // Marks an identity token for clients (docker-credential-helpers, README).
  const Username = identityToken ? '<token>' : username;
  return { code: 0, text: JSON.stringify({ ServerURL: server, Username, Secret: secret.reveal() }) };
}

async function loginTo(
  server: string,
  find: NonNullable<HelperOptions['find']>,
  deadline: number,
  ctx: Context,
): Promise<Credential | undefined> {
  const asked = addressOf(server);
  if (asked === undefined) return undefined;
  const login = loginFor(asked, await readHelperConfig(helperConfigPath(ctx.env), ctx));
  if (login?.stored) return (await import('./stored-in-file.js')).storedInFile(login.stored, ctx);
  const address = login ? parseAddress(login.registry) : environmentLogin(ctx.env)?.address;
  if (address?.host !== asked.host) return undefined;
  const entry = find(address, login?.provider ?? '');
  const loginCtx = withDeadline(deadline, login?.ca ? await withAuthority(login.ca, ctx) : ctx);
  const wanted = { address, identity: login?.identity ?? '', username: login?.username ?? '' };
  return mintLogin(wanted, await entry.load(), loginCtx);
}

async function withAuthority(ca: string, ctx: Context): Promise<Context> {
  const { readAuthority, trusting } = await import('../../http/authority.js');
  return trusting(await readAuthority(ca, ctx), ctx);
}

/** Lists servers and usernames. Sends nothing, so the username of a login by identity is empty. */
async function list(issue: Issue, ctx: Context): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  const own = environmentLogin(ctx.env);
  const logins = await readHelperConfig(helperConfigPath(ctx.env), ctx);
  for (const { registry, username } of logins) names[authKey(parseAddress(registry), 'docker')] = username;
  if (!own) return names;
  const key = authKey(own.address, 'docker');
  const isStatic = !Object.hasOwn(names, key);
  const credential = isStatic && own.username === '' ? await issue(own.address.host) : undefined;
  const username = credential?.username ?? own.username;
  // DigitalOcean takes an API token as the username too.
  names[key] = credential?.secret.is(username) ? '' : username;
  return names;
}

/** Reads the key that clients send, Docker Hub's URL included; undefined when it is no address. */
function addressOf(server: string): RegistryAddress | undefined {
  try {
    return parseAddress(server);
  } catch (error) {
    if (error instanceof RegcredError) return undefined;
    throw error;
  }
}
