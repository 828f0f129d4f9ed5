import { fail } from '../../errors/error.js';
import type { AuthFile } from './auth-file.js';
import { isObject } from './read-auth-file.js';

const isText = (value: unknown) => typeof value === 'string';
const isTexts = (value: unknown) => isObject(value) && Object.values(value).every(isText);

/** The settings whose form docker insists on (docker/cli cli/config/configfile, ConfigFile). */
const forms: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  credsStore: [isText, 'a text'],
  credHelpers: [isTexts, 'an object of texts'],
  HttpHeaders: [isTexts, 'an object of texts'],
  proxies: [isObject, 'an object'],
  experimental: [isText, 'a text, such as "enabled"'],
  currentContext: [isText, 'a text'],
  detachKeys: [isText, 'a text'],
  cliPluginsExtraDirs: [(value) => Array.isArray(value) && value.every(isText), 'a list of texts'],
};

/**
 * Refuses a config.json that docker itself cannot read: it warns, and goes on without any login. Throws
 * E_DOCKER_CONFIG_INVALID.
 */
export function mustBeReadByDocker({ path, settings, auths }: AuthFile): void {
  for (const [key, [isRight, wanted]] of Object.entries(forms)) {
    const value = Object.hasOwn(settings, key) ? (settings[key] ?? undefined) : undefined;
    if (value === undefined || isRight(value)) continue;
    fail('E_DOCKER_CONFIG_INVALID', {
      path,
      problem: `docker cannot read it: its "${key}" must be ${wanted}`,
    });
  }
  for (const [host, { auth }] of Object.entries(auths)) {
    if (auth === undefined || auth === '' || isPair(auth)) continue;
    const problem = `docker cannot read it: the "auth" of ${host} is no base64 of user:password`;
    fail('E_DOCKER_CONFIG_INVALID', { path, problem });
  }
}

/** docker decodes with padding, and splits at the first colon (docker/cli decodeAuth). */
function isPair(auth: unknown): boolean {
  if (typeof auth !== 'string' || !/^[A-Za-z0-9+/\r\n]+={0,2}[\r\n]*$/.test(auth)) return false;
  return Buffer.from(auth, 'base64').includes(':');
}
