import { dirname, join } from 'node:path';
import type { Ci } from '../ci/ci.js';
import type { Context } from '../context/context.js';
import type { ClientId } from './clients/client.js';
import type { LoginResult } from './login-target.js';
import { resultTable } from './result-table.js';

/** Tells the log, later steps and the job's summary what was done. */
export function publish(results: readonly LoginResult[], client: ClientId, ci: Ci, ctx: Context): void {
  const done = results.filter((result) => result.status === 'done');
  for (const result of done) ctx.log.info(sentence(result, client));
  const first = done[0];
  if (first) {
    const folder = dirname(first.record.file);
    ci.output('registry', first.registry);
    ci.output('username', first.username);
    ci.output('config-dir', folder);
    ci.output('expires-at', earliest(done));
    if (!podmanFinds(first.record.file, ctx)) ci.exportVariable('REGISTRY_AUTH_FILE', first.record.file);
  }
  ci.output('registries', JSON.stringify(done.map((result) => summaryOf(result, client))));
  // A person who logs in to one registry has read the sentence above; a job's page has nothing else.
  if (ci.id !== 'terminal' || results.length > 1)
    ci.summary(resultTable(results, client, (text) => ctx.masks.redact(text)));
}

type Done = Extract<LoginResult, { status: 'done' }>;

function sentence(result: Done, client: ClientId): string {
  const where = result.record.helper
    ? `stored by the helper ${result.record.helper}`
    : `stored in ${result.record.file}`;
  const proved = result.proved.length > 0 ? `, proved: ${result.proved.join(', ')}` : '';
  return `Logged in to ${result.registry} as ${result.username} (${client}, ${where}${proved}).`;
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
 * podman, buildah and skopeo read docker's file only where it is by default (containers/image
 * pkg/docker/config); any other file they must be told of.
 */
function podmanFinds(file: string, { env }: Context): boolean {
  return env['REGISTRY_AUTH_FILE'] === file || file === join(env['HOME'] ?? '', '.docker', 'config.json');
}
