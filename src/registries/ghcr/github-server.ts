import type { Context } from '../../context/context.js';
import type { RegistryAddress } from '../address.js';

const GITHUB = 'github.com';

/**
 * The GitHub server whose registry this is, by its host: github.com for ghcr.io; else the server that runs the
 * job, when the registry is on it (`containers.<server>`). Undefined: it belongs to neither, and no token of ours
 * is sent to it.
 */
export function serverOf({ host }: RegistryAddress, { env }: Pick<Context, 'env'>): string | undefined {
  if (host === 'ghcr.io') return GITHUB;
  const server = jobServer(env);
  return host === server || host.endsWith(`.${server}`) ? server : undefined;
}

/** Whether the job's own token is one of this server. */
export function runsJob(server: string, { env }: Pick<Context, 'env'>): boolean {
  return jobServer(env) === server;
}

/** Where the API of a server is: never a host that is not the server's own. */
export function apiOf(server: string, { env }: Pick<Context, 'env'>): URL | undefined {
  if (server === GITHUB) return new URL('https://api.github.com');
  const given = env['GITHUB_API_URL'] ?? '';
  if (!URL.canParse(given)) return undefined;
  const url = new URL(given);
  const isOwn = url.host === server || url.host === `api.${server}`;
  return url.protocol === 'https:' && isOwn && url.username + url.password === '' ? url : undefined;
}

function jobServer(env: Context['env']): string {
  const given = env['GITHUB_SERVER_URL'] || `https://${GITHUB}`;
  return URL.canParse(given) ? new URL(given).host : '';
}
