import type { Context } from '../../context/context.js';
import { HUB_KEY } from '../auth-file/auth-key.js';
import { isObject } from '../auth-file/read-auth-file.js';

/**
 * Warns when DOCKER_AUTH_CONFIG names the registry. From docker 28.3 on it wins over the file, so a correct login
 * has no effect (docker/cli#6008, #6156). GitLab projects often set it.
 */
export function warnIfShadowed(key: string, ctx: Context): void {
  if (!isShadowed(key, ctx)) return;
  ctx.log.warning(
    `DOCKER_AUTH_CONFIG names ${key} and wins over this login wherever docker 28.3 or newer reads it. ` +
      'Unset it for the steps that pull or push.',
  );
}

export function isShadowed(key: string, { env }: Context): boolean {
  const value = env['DOCKER_AUTH_CONFIG'];
  return value ? names(value).some((name) => hostOf(name) === hostOf(key)) : false;
}

function names(value: string): string[] {
  try {
    const config: unknown = JSON.parse(value);
    return isObject(config) && isObject(config['auths']) ? Object.keys(config['auths']) : [];
  } catch {
    return []; // docker reports it; the text may contain a secret.
  }
}

function hostOf(key: string): string {
  const host = key === HUB_KEY ? 'docker.io' : key.replace(/^https?:\/\//, '').split('/')[0];
  return host === 'index.docker.io' ? 'docker.io' : (host ?? '');
}
