import { Secret } from '../../../src/secret/secret.js';
import type { TokenApi } from '../../../src/registries/contract.js';
import { registry as dockerHubRegistry } from '../../../src/registries/docker-hub/registry.js';
import { tokens as tokensFor } from '../../../src/registries/docker-hub/tokens.js';
import { startHub, type FakeHub, type HubOptions } from '../../fakes/docker-hub/docker-hub.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import type { TokenCase } from './case.js';
import { vendorWorld } from './vendor-world.js';

const tokens = tokensFor(dockerHubRegistry.login);

export const hubContract = {
  spec: 'docker-hub.json',
  base: '',
  paths: /^\/v2\/(?:auth\/token|access-tokens|orgs\/)/,
  undescribed: [
    {
      exchange: /^\S+ \/v2\/access-tokens\S* 403$/,
      because: 'docker/hub-feedback#2438 and #2478 tell of it',
    },
  ],
  // A session for ten minutes, which changes nothing that lasts.
  harmless: /^\/v2\/auth\/token$/,
};

export const personal = { account: 'jane', label: 'ci', scopes: ['repo:write'] };
export const organisation = {
  organization: 'acme',
  label: 'ci',
  resources: [{ type: 'TYPE_REPO', path: 'acme/app', scopes: ['repo-pull', 'repo-push'] }],
};

/** A Docker Hub with the account jane, who owns acme, and tokens of other labels. */
export async function hubWorld(
  settings: typeof personal | typeof organisation,
  options: Partial<HubOptions> = {},
) {
  const password = canary();
  const hub = await running(
    startHub({
      observe,
      draw: () => canary(),
      accounts: { jane: { password }, guarded: { password, noPassword: true }, stranger: { password } },
      organizations: { acme: { owners: ['jane'], limit: 100 } },
      ...options,
    }),
  );
  const owner = 'account' in settings ? settings.account : settings.organization;
  for (const label of ['ci.gx', 'ci2', 'ci.g0', 'laptop']) hub.put({ owner, label });
  hub.put({ owner: 'stranger', label: 'ci' });
  const byHand = hub.put({ ...settings, owner });
  const api = openHub(hub, settings, { username: 'jane', password });
  const world = vendorWorld({
    ...hubContract,
    server: hub,
    api,
    byHand: { username: owner, secret: new Secret(byHand.token) },
    logIn: async ({ username, secret }) =>
      (await hub.logIn(username, secret.reveal(), `${owner}/app`))?.includes('push') === true,
    others: () =>
      structuredClone(
        hub.tokens.filter((one) => one.owner !== owner || !/^ci(?:\.g[1-9]\d*)?$/.test(one.label)),
      ),
    state: () => structuredClone(hub.tokens),
  });
  return { ...world, hub, token: byHand, password };
}

export function openHub(
  { origin }: Pick<FakeHub, 'origin'>,
  settings: object,
  admin: { username?: string; password: string },
): TokenApi {
  return tokens.open(settings, {
    address: { host: 'docker.io', plainHttp: false },
    api: new URL(origin),
    plainHttp: true,
    admin: {
      secret: new Secret(admin.password),
      ...(admin.username !== undefined && { username: admin.username }),
    },
  });
}

export const cases: readonly TokenCase[] = [
  { id: 'docker-hub', name: 'personal access tokens of Docker Hub', start: () => hubWorld(personal) },
  { id: 'docker-hub', name: 'organisation access tokens of Docker Hub', start: () => hubWorld(organisation) },
];
