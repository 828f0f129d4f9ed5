import { expect } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { Secret } from '../../../src/secret/secret.js';
import { githubStores } from '../../../src/stores/github/opener.js';
import type { Store, StoreOpener } from '../../../src/stores/contract.js';
import { afterTest } from '../../after.js';
import { openContract, type Contract } from '../../contract/contract.js';
import { testContext } from '../../context.js';
import { startGithub, type FakeGithub, type GithubOptions } from '../../fakes/github/server.js';
import { client, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';

export const SPEC = 'github-secrets.json';

/** A fake GitHub with acme/web (environments prod and eu/west) and acme/api, and a run that knows its token. */
export interface Scene {
  readonly github: FakeGithub;
  readonly opener: StoreOpener;
  readonly ctx: Context & { readonly lines: string[] };
  open(settings: object): Store;
}

export async function scene(
  options: Partial<GithubOptions> = {},
  overrides: Partial<Context> = {},
): Promise<Scene> {
  const token = options.token ?? canary();
  const github = await running(startGithub({ token, observe, ...options }));
  github.state.addRepository('acme/web', ['prod', 'eu/west']);
  github.state.addRepository('acme/api');
  github.state.organisations.add('acme');
  const described = await contract(options.base);
  // Every exchange of every test, in both directions.
  afterTest(() => {
    if (described) expect(breaches(github, described)).toEqual([]);
  });
  const env = { GITHUB_API_URL: `${github.origin}${options.base ?? ''}`, GITHUB_TOKEN: token };
  const ctx = testContext({ http: client(), env, ...overrides });
  const opener = githubStores(ctx.env);
  return { github, opener, ctx, open: (settings) => opener.open(settings) };
}

/** A credential with a fresh secret that has all the characters that get lost on the way. */
export function login(generation = 1, username = 'robot$web+ci') {
  const value = canary(' p:w$1"\'\\%0A&ü');
  return { value, username, secret: new Secret(value), generation };
}

const contracts = new Map<string, Promise<Contract>>();

async function contract(base = ''): Promise<Contract | undefined> {
  const opened = contracts.get(base) ?? openContract(SPEC, base);
  contracts.set(base, opened);
  return opened;
}

/** What is wrong with the exchanges of a fake, by GitHub's own description. */
export function breaches(github: Pick<FakeGithub, 'exchanges'>, by: Contract): string[] {
  return github.exchanges.flatMap(({ request, reply }) =>
    by.check({ request, reply }).filter((problem) => {
      // The description names successes only.
      if (reply.status >= 400 && problem.startsWith('answer ')) return false;
      // It calls this a date-time, and its prose says that it is a range of the search syntax (`<=2026-…`).
      return !(request.url.searchParams.has('created') && problem.includes('/query/created'));
    }),
  );
}
