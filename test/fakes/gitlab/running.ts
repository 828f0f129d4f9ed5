import { expect } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { afterTest } from '../../after.js';
import { openContract, type Contract } from '../../contract/contract.js';
import { networkContext } from '../../distribution/context.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { startGitLab, type FakeGitLab, type GitLabOptions } from './server.js';

/** A GitLab for one test, whose every exchange is held against the API descriptions afterwards. */
export async function runningGitLab(options: Partial<GitLabOptions> = {}): Promise<FakeGitLab> {
  const gitlab = await running(startGitLab({ makeSecret: () => canary(), observe, ...options }));
  afterTest(async () => expect(await violations(gitlab)).toEqual([]));
  return gitlab;
}

/** A token with the scope api that may do everything; its secret. */
export function administrator(gitlab: FakeGitLab, id = 1): string {
  const secret = `glpat-${canary()}`;
  gitlab.callers.set(secret, { id, scopes: ['api'], active: true });
  return secret;
}

/** A context whose environment leads to this GitLab; real requests, a clock that does not wait. */
export function storeContext(gitlab: FakeGitLab, token = administrator(gitlab), more: Partial<Context> = {}) {
  return networkContext({}, { env: { CI_API_V4_URL: gitlab.api, GITLAB_TOKEN: token }, ...more });
}

/** Not in the descriptions: by GitLab's own pages, doc/api/jobs.md and doc/api/personal_access_tokens.md. */
const UNDESCRIBED = /\/jobs$|\/personal_access_tokens$/;

const contracts = new Map<string, Promise<Contract>>();

/** What is wrong with the exchanges of a GitLab, in both directions. */
export async function violations(gitlab: FakeGitLab): Promise<readonly string[]> {
  const base = new URL(gitlab.api).pathname;
  const found: string[] = [];
  for (const exchange of gitlab.exchanges) {
    const { pathname } = exchange.request.url;
    if (!pathname.startsWith(`${base}/`) || UNDESCRIBED.test(pathname)) continue;
    // Limits and faults of a server are described nowhere.
    if (exchange.reply.status === 429 || exchange.reply.status >= 500) continue;
    const name = /\/variables(?:\/|$)/.test(pathname) ? 'gitlab-variables.json' : 'gitlab-tokens.json';
    const contract = contracts.get(name + base) ?? openContract(name, base);
    contracts.set(name + base, contract);
    found.push(...(await contract).check(exchange));
  }
  return found;
}
