import { dirname, join } from 'node:path';
import type { Ci } from '../context/ci.js';
import type { Context } from '../context/context.js';
import { dockerFolder, podmanAuthFile, podmanFileIsShared } from './auth-file/locate.js';
import type { ClientId } from './clients/client.js';
import type { LoginResult } from './login-target.js';
import { resultTable } from './result-table.js';

/** Reports the results to the log, to later steps and on the job's summary. */
export async function publish(
  results: readonly LoginResult[],
  client: ClientId,
  ci: Ci,
  ctx: Context,
): Promise<void> {
  const done = results.filter((result) => result.status === 'done');
  for (const result of done) ctx.log.info(sentence(result, client));
  const first = done[0];
  if (first) {
    const folder = dirname(first.record.file);
    ci.output('registry', first.registry);
    ci.output('username', first.username);
    ci.output('config-dir', folder);
    ci.output('expires-at', earliest(done));
    if (await podmanNeedsPath(first.record.file, client, ctx))
      ci.exportVariable('REGISTRY_AUTH_FILE', first.record.file);
  }
  ci.output('registries', JSON.stringify(done.map((result) => summaryOf(result, client))));
  // On a terminal the line above says it all for one registry; a job's page has nothing else.
  if (ci.id !== 'terminal' || results.length > 1) ci.summary(resultTable(results, client), 'logins');
}

type Done = Extract<LoginResult, { status: 'done' }>;

function sentence(result: Done, client: ClientId): string {
  const where = storedWhere(result, client);
  const proved = result.proved.length > 0 ? `, proved: ${result.proved.join(', ')}` : '';
  const user = result.username ? ` as ${result.username}` : '';
  const until = result.expiresAt === undefined ? '' : `, expires ${isoTime(result.expiresAt)}`;
  return `Logged in to ${result.registry}${user} (${client}, ${where}${proved}${until}).`;
}

function storedWhere({ record: { file, helper }, isForBuildx }: Done, client: ClientId): string {
  if (client === 'helper') return `nothing is stored; issued again at each request, as ${file} says`;
  const readers = isForBuildx ? ' for Buildx; docker push and docker pull do not read it' : '';
  return helper ? `stored by the helper ${helper}` : `stored in ${file}${readers}`;
}

function summaryOf(result: Done, client: ClientId) {
  return {
    registry: result.registry,
    username: result.username,
    client,
    storedBy: result.record.helper ?? 'file',
    expiresAt: isoTime(result.expiresAt),
  };
}

function earliest(done: readonly Done[]): string {
  const times = done.flatMap(({ expiresAt }) => (expiresAt === undefined ? [] : [expiresAt]));
  return isoTime(times.length > 0 ? Math.min(...times) : undefined);
}

function isoTime(time: number | undefined): string {
  return time === undefined ? '' : new Date(time).toISOString();
}

/**
 * Whether podman, buildah and skopeo need REGISTRY_AUTH_FILE to find the login. They read docker's file only at
 * its default path (containers/image pkg/docker/config). The variable makes them ignore every other file, so it
 * is not set where they have one of their own, nor for a login scoped to one repository.
 */
async function podmanNeedsPath(file: string, client: ClientId, ctx: Context): Promise<boolean> {
  const { env } = ctx;
  const folder = dirname(file);
  if (client === 'podman' || client === 'buildah') return !podmanFileIsShared(env);
  if (folder !== dockerFolder(env) || folder === join(env['HOME'] ?? '', '.docker')) return false;
  return !env['REGISTRY_AUTH_FILE'] && !(await isThere(podmanAuthFile(env), ctx));
}

/** A file that may not be looked at is no file of this user's programs either. */
async function isThere(path: string, { fs }: Pick<Context, 'fs'>): Promise<boolean> {
  return fs.lstat(path).then(
    () => true,
    () => false,
  );
}
