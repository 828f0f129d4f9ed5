import { Secret } from '../../../src/secret/secret.js';
import type { Login } from '../../../src/distribution/distribution.js';
import type { TokenAccess, TokenApi } from '../../../src/registries/contract.js';
import { administrator, runningGitLab, violations } from '../../fakes/gitlab/running.js';
import type { FakeGitLab } from '../../fakes/gitlab/server.js';
import { openerOf, type TokenCase, type TokenWorld } from './case.js';

const WEB = 'projects/acme/web';
/** Of the token that was made by hand, and of all its successors. */
const NAME = 'ci-push';
const scopes = ['read_registry', 'write_registry'];

/** A GitLab with the project acme/web, an administrator, and tokens of other names and another group. */
async function running() {
  const gitlab = await runningGitLab();
  gitlab.homes.add(WEB).add('groups/acme');
  const admin = administrator(gitlab);
  for (const tokens of [gitlab.deployTokens, gitlab.accessTokens]) {
    for (const name of [`${NAME}.gx`, `${NAME}-2`, `my-${NAME}`, `${NAME}.g0`]) tokens.add(WEB, name);
    tokens.add('groups/acme', NAME);
  }
  const access: TokenAccess = {
    address: { host: gitlab.host, plainHttp: true },
    api: new URL(gitlab.origin),
    plainHttp: true,
    admin: { secret: new Secret(admin) },
  };
  return { gitlab, admin, access };
}

/** Deploy tokens of acme/web, as `open` opens them. */
export async function deployTokens(
  open: (access: TokenAccess, admin: string) => Promise<TokenApi>,
): Promise<TokenWorld> {
  const { gitlab, admin, access } = await running();
  const { all } = gitlab.deployTokens;
  const byHand = gitlab.deployTokens.add(WEB, NAME, { username: NAME, scopes });
  const isOurs = ({ home, name }: (typeof all)[number]) => home === WEB && hasOurName(name);
  return {
    ...surroundings(gitlab),
    api: await open(access, admin),
    byHand: loginOf(byHand),
    logIn: ({ username, secret }) =>
      Promise.resolve(
        all.some(
          (token) =>
            gitlab.deployTokens.isActive(token) &&
            token.username === username &&
            secret.is(token.secret) &&
            token.scopes.includes('write_registry'),
        ),
      ),
    others: () => structuredClone(all.filter((token) => !isOurs(token))),
    state: () => structuredClone(all),
  };
}

/** The access token of acme/web that is called {@link NAME}. */
async function accessToken(): Promise<TokenWorld> {
  const { gitlab, access } = await running();
  const { all } = gitlab.accessTokens;
  const byHand = gitlab.accessTokens.add(WEB, NAME, { scopes });
  const settings = { project: 'acme/web', name: NAME, class: 'replace' };
  return {
    ...surroundings(gitlab),
    api: (await openerOf('gitlab')).open(settings, access),
    byHand: { username: NAME, secret: new Secret(byHand.secret) },
    logIn: ({ secret }) =>
      Promise.resolve(all.some((token) => gitlab.accessTokens.isActive(token) && secret.is(token.secret))),
    others: () => structuredClone(all.filter(({ home, name }) => home !== WEB || name !== NAME)),
    state: () => structuredClone(all),
  };
}

const hasOurName = (name: string) => new RegExp(`^${NAME}(?:\\.g[1-9]\\d*)?$`).test(name);

const loginOf = ({ username, secret }: { username: string; secret: string }): Login => ({
  username,
  secret: new Secret(secret),
});

function surroundings(gitlab: FakeGitLab): Pick<TokenWorld, 'changes' | 'next' | 'every' | 'wrong'> {
  return {
    changes: () => gitlab.changes,
    // What we make up is not held against GitLab's descriptions.
    next(when, happens) {
      let left = 1;
      const hits = ({ method }: { method: string }) => method !== 'GET' && left === 1;
      gitlab.before = (request) => (when === 'before' && hits(request) ? happens : undefined);
      gitlab.spoil = (request) => (hits(request) && left-- > 0 ? happens : undefined);
    },
    every: (reply) => Object.assign(gitlab, { before: () => reply, spoil: () => reply }),
    wrong: () => violations(gitlab),
  };
}

export const cases: readonly TokenCase[] = [
  {
    id: 'gitlab',
    name: 'deploy tokens of GitLab',
    start: () =>
      deployTokens(async (access) =>
        (await openerOf('gitlab')).open(
          { project: 'acme/web', name: NAME, access: ['pull', 'push'] },
          access,
        ),
      ),
  },
  { id: 'gitlab', name: 'an access token of a GitLab project', start: accessToken },
];
