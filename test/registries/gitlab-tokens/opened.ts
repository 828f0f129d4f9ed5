import { detect } from '../../../src/registries/detect.js';
import type { MintRequest, Overlap, ReplaceIssued, TokenApi } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { networkContext } from '../../distribution/context.js';
import { administrator, runningGitLab } from '../../fakes/gitlab/running.js';
import type { Caller } from '../../fakes/gitlab/state.js';
import { canary } from '../../redaction/oracle.js';

export const WEB = 'projects/acme/web';
export const DAY = 86_400_000;

const registry = await detect({ host: 'registry.gitlab.com' }).load();

/** A GitLab, and the tokens that these settings describe. */
export async function opened(settings: object, who: 'admin' | 'nobody' | Partial<Caller> = 'admin') {
  const gitlab = await runningGitLab();
  gitlab.homes.add(WEB).add('groups/acme');
  const ctx = networkContext();
  const secret = typeof who === 'object' ? `glpat-${canary()}` : administrator(gitlab);
  if (typeof who === 'object') gitlab.callers.set(secret, { id: 1, scopes: ['api'], active: true, ...who });
  const opener = await registry.tokens?.();
  const access = {
    address: { host: gitlab.host, plainHttp: true },
    api: new URL(gitlab.origin),
    plainHttp: true,
    ...(who !== 'nobody' && { admin: { secret: new Secret(secret) } }),
  };
  return { gitlab, ctx, admin: secret, tokens: opener?.open(settings, access) as TokenApi };
}

export async function deployTokens(more: object = {}, who: 'admin' | 'nobody' | Partial<Caller> = 'admin') {
  const home = 'group' in more ? {} : { project: 'acme/web' };
  const result = await opened({ ...home, name: 'ci-push', access: ['pull', 'push'], ...more }, who);
  return { ...result, tokens: result.tokens as Overlap };
}

export async function accessToken(more: object = {}, who: 'admin' | 'nobody' | Partial<Caller> = 'admin') {
  const home = 'group' in more || 'user' in more ? {} : { project: 'acme/web' };
  const result = await opened({ ...home, name: 'ci-push', class: 'replace', ...more }, who);
  return { ...result, tokens: result.tokens as ReplaceIssued };
}

export const schemaAccepts = async (settings: object) =>
  (await registry.tokens?.())?.schema.safeParse(settings).success;

export const request = (generation = 1, days = 90): MintRequest => ({
  generation,
  until: Date.now() + days * DAY,
  keep: [],
});
