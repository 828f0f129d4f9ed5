import { join, resolve } from 'node:path';
import type { Context, Environment } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import { readGuardedFile } from '../../files/read-guarded-file.js';
import { imageHost, parseAddress, type RegistryAddress } from '../../registries/address.js';
import { homeOf } from '../auth-file/locate.js';
import { isObject } from '../auth-file/read-auth-file.js';
import { realPath } from '../auth-file/real-path.js';

/** One login that docker-credential-regcred issues on request. Never contains a secret. */
export interface HelperLogin {
  /** Identifies the login that wrote it, so that logout removes exactly this one. */
  readonly id: string;
  /** In the form that {@link parseAddress} reads. */
  readonly registry: string;
  /** Empty when not given, like the fields below. */
  readonly provider: string;
  readonly identity: string;
  readonly username: string;
  /** PEM text or the absolute path of a PEM file. */
  readonly ca: string;
  /** The auth file that holds the login, and its key there; without it the login is issued. */
  readonly stored?: { readonly file: string; readonly key: string };
  /** What `credHelpers` held before the helper was installed; null for nothing. */
  readonly replaced?: Readonly<Record<string, string | null>>;
}

const CAP = 1024 * 1024;
const TEXTS = ['id', 'registry', 'provider', 'identity', 'username', 'ca'] as const;

/** Returns `REGCRED_HELPER_CONFIG`, else the user's `regcred/helper.json`. */
export function helperConfigPath(env: Environment): string | undefined {
  return env['REGCRED_HELPER_CONFIG'] ? resolve(env['REGCRED_HELPER_CONFIG']) : userHelperConfig(env);
}

/** Returns the user's `regcred/helper.json` (XDG Base Directory); undefined without a home folder. */
export function userHelperConfig(env: Environment): string | undefined {
  const folder = env['XDG_CONFIG_HOME'];
  if (folder) return join(resolve(folder), 'regcred/helper.json');
  const home = homeOf(env);
  return home === undefined ? undefined : join(home, '.config/regcred/helper.json');
}

/**
 * Reads the logins in a file, oldest first; none without a file. Throws E_HELPER_CONFIG, never with the text.
 * Throws what {@link readGuardedFile} throws: another user's file must not decide where our ID token goes.
 */
export async function readHelperConfig(
  path: string | undefined,
  ctx: Context,
): Promise<readonly HelperLogin[]> {
  const real = path === undefined ? undefined : await realPath(path, ctx);
  if (real === undefined) return [];
  const invalid = (problem: string) => regcredError('E_HELPER_CONFIG', { path: real, problem });
  const bytes = await readGuardedFile(real, CAP, () => invalid('it is larger than 1 MiB'), ctx);
  if (bytes === undefined) return [];
  const value = parse(bytes.toString());
  if (!isObject(value) || !Array.isArray(value['logins'])) throw invalid('regcred did not write it');
  if (value['version'] !== 1) throw invalid('another version of regcred wrote it');
  if (!value['logins'].every(isLogin)) throw invalid('one of its logins is damaged');
  return value['logins'];
}

/**
 * Finds the login for an address; the last one wins. The port counts as written, and where no login has it, `host`
 * and `host:443` are the same server.
 */
export function loginFor(address: RegistryAddress, logins: readonly HelperLogin[]): HelperLogin | undefined {
  const addresses = logins.map((login) => ({ login, own: parseAddress(login.registry) }));
  const exact = addresses.findLast(({ own }) => imageHost(own) === imageHost(address));
  return (exact ?? addresses.findLast(({ own }) => own.host === address.host))?.login;
}

export function formatHelperConfig(logins: readonly HelperLogin[]): string {
  return `${JSON.stringify({ version: 1, logins }, null, 2)}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isLogin(value: unknown): value is HelperLogin {
  if (!isObject(value) || !TEXTS.every((name) => typeof value[name] === 'string')) return false;
  const { replaced, stored } = value;
  const isPlace =
    stored === undefined ||
    (isObject(stored) && typeof stored['file'] === 'string' && typeof stored['key'] === 'string');
  if (!isPlace) return false;
  const isTextOrNull = (one: unknown) => one === null || typeof one === 'string';
  return replaced === undefined || (isObject(replaced) && Object.values(replaced).every(isTextOrNull));
}
