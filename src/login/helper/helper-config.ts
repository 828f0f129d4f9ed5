import { join, resolve } from 'node:path';
import type { Context, Environment } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import { readGuardedFile } from '../../files/read-guarded-file.js';
import { parseAddress } from '../../registries/address.js';
import { homeOf } from '../auth-file/locate.js';
import { isObject } from '../auth-file/read-auth-file.js';
import { realPath } from '../auth-file/real-path.js';

/** One login that docker-credential-regcred makes when it is asked. Never a secret. */
export interface HelperLogin {
  /** Names the login that wrote it, so that exactly this one is taken out again. */
  readonly id: string;
  /** The address as {@link parseAddress} reads it. */
  readonly registry: string;
  /** Empty where the user gave none, like all that follow. */
  readonly provider: string;
  readonly identity: string;
  readonly username: string;
  /** PEM text or the absolute path of a PEM file. */
  readonly ca: string;
  /** What `credHelpers` held before a person installed the helper; null for nothing. */
  readonly replaced?: Readonly<Record<string, string | null>>;
}

const CAP = 1024 * 1024;
const TEXTS = ['id', 'registry', 'provider', 'identity', 'username', 'ca'] as const;

/** `REGCRED_HELPER_CONFIG`, else `regcred/helper.json` in the user's configuration (XDG Base Directory). */
export function helperConfigPath(env: Environment): string | undefined {
  return env['REGCRED_HELPER_CONFIG'] ? resolve(env['REGCRED_HELPER_CONFIG']) : userHelperConfig(env);
}

/** The user's own one; undefined for a user without a home. */
export function userHelperConfig(env: Environment): string | undefined {
  const folder = env['XDG_CONFIG_HOME'];
  if (folder) return join(resolve(folder), 'regcred/helper.json');
  const home = homeOf(env);
  return home === undefined ? undefined : join(home, '.config/regcred/helper.json');
}

/**
 * The logins in a file, oldest first; none when there is no file. Throws E_HELPER_CONFIG, without a word of
 * the text, and what the guards of the auth file throw: no other user's file decides where our ID token goes.
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
  if (!isObject(value) || !Array.isArray(value['logins'])) throw invalid('it is not one of regcred');
  if (value['version'] !== 1) throw invalid('it is of another version of regcred');
  if (!value['logins'].every(isLogin)) throw invalid('one of its logins is damaged');
  return value['logins'];
}

/** The one that counts for a host: the last. */
export function loginFor(host: string, logins: readonly HelperLogin[]): HelperLogin | undefined {
  return logins.findLast(({ registry }) => parseAddress(registry).host === host);
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
  const { replaced } = value;
  const isKnown = (one: unknown) => one === null || typeof one === 'string';
  return replaced === undefined || (isObject(replaced) && Object.values(replaced).every(isKnown));
}
