import { Secret } from '../../../src/secret/secret.js';
import type { Store } from '../../../src/stores/contract.js';
import { stores } from '../../../src/stores/catalog.js';
import { canary } from '../../redaction/oracle.js';
import { administrator, runningGitLab, storeContext } from '../../fakes/gitlab/running.js';

export const WEB = 'projects/acme/web';

async function opener() {
  const entry = stores.find(({ id }) => id === 'gitlab');
  if (!entry) throw new Error('there is no such store');
  return entry.load();
}

/** A GitLab with the project acme/web and the group acme, and one store that is opened on it. */
export async function opened(settings: object = {}) {
  const gitlab = await runningGitLab();
  gitlab.homes.add(WEB).add('groups/acme');
  const token = administrator(gitlab);
  const ctx = storeContext(gitlab, token);
  const { env } = ctx;
  const entry = stores.find(({ id }) => id === 'gitlab');
  const loaded = await entry?.load(env);
  const place = Object.keys(settings).some((key) => /^(?:project|group|instance)$/.test(key));
  const whole = { ...(!place && { project: 'acme/web' }), variable: 'PASSWORD', ...settings };
  const store = loaded?.open(whole) as Store;
  const variables = (name: string) => loaded?.variables?.(name);
  return { gitlab, ctx, token, store, variables };
}

export const schemaAccepts = async (settings: object) =>
  (await opener()).schema.safeParse({ project: 'acme/web', variable: 'PASSWORD', ...settings }).success;

export const short = async (text: string) => (await opener()).parseShortForm(text);

export const credential = (value: string = canary(), username = 'robot$ci') => ({
  username,
  secret: new Secret(value),
  generation: 1,
});
