import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import type { AuthEntry, AuthFile } from './auth-file.js';
import { readGuardedFile } from '../../files/read-guarded-file.js';
import { realPath } from './real-path.js';

/** A config.json has a few kilobytes; a larger file would only cost memory. */
const CAP = 1024 * 1024;

/**
 * Reads docker's config.json or podman's auth.json. A missing or empty file has no entries. Throws
 * E_DOCKER_CONFIG_INVALID for anything else that is not a JSON object; never quotes it and never replaces it, as
 * docker would (docker/cli#5075). Keeps Windows line endings and refuses a byte order mark, as docker does.
 */
export async function readAuthFile(path: string, ctx: Context): Promise<AuthFile> {
  const real = await realPath(path, ctx);
  if (real === undefined) return { path, settings: {}, auths: {} };
  return parseAuthFile(real, await readAuthText(real, ctx));
}

/** Reads the text at a real path; empty without a file. */
export async function readAuthText(path: string, ctx: Context): Promise<string> {
  const tooLarge = () =>
    regcredError('E_DOCKER_CONFIG_INVALID', { path, problem: 'it is larger than 1 MiB' });
  const bytes = await readGuardedFile(path, CAP, tooLarge, ctx);
  if (bytes === undefined) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    fail('E_DOCKER_CONFIG_INVALID', { path, problem: 'it is not UTF-8' });
  }
}

export function parseAuthFile(path: string, text: string): AuthFile {
  const invalid = (problem: string) => regcredError('E_DOCKER_CONFIG_INVALID', { path, problem });
  if (text.startsWith('\ufeff')) throw invalid('it begins with a byte order mark');
  if (isTooDeep(text)) throw invalid('it is nested too deeply');
  const settings = text === '' ? {} : parse(text);
  if (!isObject(settings)) throw invalid('it is not a JSON object');
  const auths = Object.hasOwn(settings, 'auths') ? (settings['auths'] ?? {}) : {};
  if (!isObject(auths)) throw invalid('its "auths" is not a JSON object');
  if (!Object.values(auths).every(isObject)) throw invalid('one of its "auths" is not a JSON object');
  return { path, settings, auths: auths as Record<string, AuthEntry> };
}

/** Returns the entry for a key, or null; never an inherited property (docs/faults.md A19). */
export function entryOf(file: AuthFile, key: string): AuthEntry | null {
  return Object.hasOwn(file.auths, key) ? (file.auths[key] ?? null) : null;
}

/** docker's file has five levels; thousands would cost seconds and hundreds of megabytes. */
const DEEPEST = 64;

/** Counts brackets outside texts; invalid JSON is found later. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Returns undefined for invalid JSON: the parser's message would quote it (docs/faults.md E1). */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
