import { Secret } from '../../../src/secret/secret.js';
import type { TokenApi } from '../../../src/registries/contract.js';
import { registry as quayRegistry } from '../../../src/registries/quay/registry.js';
import { tokens as tokensFor } from '../../../src/registries/quay/tokens.js';
import { startQuay, type FakeQuay, type QuayOptions } from '../../fakes/quay/quay.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import type { TokenCase } from './case.js';
import { vendorWorld } from './vendor-world.js';

const tokens = tokensFor(quayRegistry.login);

export const quayContract = {
  spec: 'quay-robots.json',
  base: '',
  paths: /^\/api\/v1\//,
  undescribed: [
    {
      exchange: /^GET \/api\/v1\/repository\/\S+ 400$/,
      because: 'a robot without a right there is a bad request',
    },
  ],
};

/** A Quay with the organisation acme, the user jane, an OAuth token for both, and robots of others. */
export async function quayWorld(settings: object = {}, options: Partial<QuayOptions> = {}) {
  const oauth = canary();
  const quay = await running(
    startQuay({
      observe,
      draw: () => canary(),
      oauth: { [oauth]: { user: 'jane', administers: ['acme', 'jane'] } },
      repositories: { acme: ['app', 'tools'], jane: ['app'] },
      ...options,
    }),
  );
  const given = { organization: 'acme', robot: 'ci', ...settings } as {
    organization?: string;
    user?: string;
  };
  const namespace = given.user ?? given.organization ?? '';
  for (const short of ['ci_gx', 'ci2', 'ci_push', 'deploy']) quay.put(namespace, short);
  quay.put('other', 'ci');
  const byHand = quay.put(namespace, 'ci', { rights: new Map([['app', 'write']]) });
  const api = openQuay(quay, given, oauth);
  const isOurs = (robot: (typeof quay.robots)[number]) =>
    robot.namespace === namespace && /^ci(?:_g\d+)?$/.test(robot.short);
  const world = vendorWorld({
    ...quayContract,
    server: quay,
    api,
    byHand: { username: `${namespace}+ci`, secret: new Secret(byHand.token) },
    logIn: async ({ username, secret }) =>
      (await quay.logIn(username, secret.reveal(), `${namespace}/app`))?.includes('push') === true,
    others: () => structuredClone(quay.robots.filter((robot) => !isOurs(robot))),
    state: () => structuredClone(quay.robots),
  });
  return { ...world, quay, robot: byHand, oauth };
}

export function openQuay(
  { origin, host }: Pick<FakeQuay, 'origin' | 'host'>,
  settings: object,
  oauth: string,
): TokenApi {
  const given = 'user' in settings ? { ...settings, organization: undefined } : settings;
  return tokens.open(given, {
    address: { host, plainHttp: true },
    api: new URL(origin),
    plainHttp: true,
    admin: { secret: new Secret(oauth) },
  });
}

export const cases: readonly TokenCase[] = [
  { id: 'quay', name: 'Quay robots side by side', start: () => quayWorld() },
  {
    id: 'quay',
    name: 'Quay robots of a user, with named repositories',
    start: () => quayWorld({ user: 'jane', repositories: [{ name: 'app', role: 'write' }] }),
  },
  { id: 'quay', name: 'a Quay robot in place', start: () => quayWorld({ class: 'replace' }) },
];
