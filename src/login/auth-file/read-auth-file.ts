import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import type { AuthEntry, AuthFile } from './auth-file.js';
import { readGuardedFile } from '../../files/read-guarded-file.js';
import { realPath } from './real-path.js';

/** A config.json holds some kilobytes. More is not one, and would only cost memory. */
const CAP = 1024 * 1024;

/**
 * Reads docker's config.json or podman's auth.json. A missing or empty file reads as one without entries;
 * anything else that is not a JSON object is E_DOCKER_CONFIG_INVALID and left alone, never quoted and never
 * replaced as docker would do (docker/cli#5075). Line ends of Windows are white space to JSON and kept; a
 * byte order mark is refused, as docker refuses it.
 */
export async function readAuthFile(path: string, ctx: Context): Promise<AuthFile> {
  const real = await realPath(path, ctx);
  if (real === undefined) return { path, settings: {}, auths: {} };
  return parseAuthFile(real, await readAuthText(real, ctx));
}

/** The text of the file at a real path; empty when there is none. */
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
  const settings = text === '' ? {} : parse(text);
  if (!isObject(settings)) throw invalid('it is not a JSON object');
  const auths = Object.hasOwn(settings, 'auths') ? (settings['auths'] ?? {}) : {};
  if (!isObject(auths)) throw invalid('its "auths" is not a JSON object');
  if (!Object.values(auths).every(isObject)) throw invalid('one of its "auths" is not a JSON object');
  return { path, settings, auths: auths as Record<string, AuthEntry> };
}

/** The entry for a key, or null; a key such as `constructor` finds nothing inherited (docs/faults.md A19). */
export function entryOf(file: AuthFile, key: string): AuthEntry | null {
  return Object.hasOwn(file.auths, key) ? (file.auths[key] ?? null) : null;
}

/** Undefined for text that is not JSON: the parser's own message would quote it (docs/faults.md E1). */
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
