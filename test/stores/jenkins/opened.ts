import { Secret } from '../../../src/secret/secret.js';
import type { Context } from '../../../src/context/context.js';
import type { Store } from '../../../src/stores/contract.js';
import { stores } from '../../../src/stores/catalog.js';
import { canary } from '../../redaction/oracle.js';
import { administrator, runningJenkins, storeContext } from '../../fakes/jenkins/running.js';
import type { JenkinsOptions } from '../../fakes/jenkins/server.js';

export async function opener(env: Context['env'] = {}) {
  const entry = stores.find(({ id }) => id === 'jenkins');
  if (!entry) throw new Error('there is no such store');
  return entry.load(env);
}

/** A Jenkins with the folder team-a, and one store that is opened on it: `harbor-push` of the system by default. */
export async function opened(settings: object = {}, options: Partial<JenkinsOptions> = {}) {
  const jenkins = await runningJenkins(options);
  jenkins.state.store('team-a');
  const token = administrator(jenkins);
  const ctx = storeContext(jenkins, token);
  const loaded = await opener(ctx.env);
  const open = (more: object) => loaded.open({ credential: 'harbor-push', ...more }) as Store;
  const variables = (place: string) => loaded.variables?.(place);
  return { jenkins, state: jenkins.state, ctx, token, store: open(settings), open, variables };
}

export const schemaAccepts = async (settings: object) =>
  (await opener()).schema.safeParse({ credential: 'harbor-push', ...settings }).success;

export const credential = (value: string = canary(), username = 'robot$ci') => ({
  username,
  secret: new Secret(value),
  generation: 1,
});

export const text = { kind: 'secret-text' };
