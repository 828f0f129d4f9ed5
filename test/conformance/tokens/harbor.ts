import { Secret } from '../../../src/secret/secret.js';
import type { TokenApi, TokenOpener } from '../../../src/registries/contract.js';
import { tokens } from '../../../src/registries/kit/robots/tokens.js';
import { startHarbor, type FakeHarbor, type HarborOptions } from '../../fakes/harbor/harbor.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { openerOf, type TokenCase } from './case.js';
import { vendorWorld } from './vendor-world.js';

export const rightsOn = (namespace: string) => [
  {
    kind: 'project',
    namespace,
    access: ['pull', 'push'].map((action) => ({ resource: 'repository', action })),
  },
];

export const harborContract = {
  spec: 'harbor.json',
  base: '/api/v2.0',
  paths: /^\/api\/v2\.0\//,
  undescribed: [
    { exchange: /^GET \/api\/v2\.0\/projects\/\S+ /, because: 'projects are cut from the description' },
    { exchange: /^GET \/api\/v2\.0\/robots 40[13]$/, because: 'SendError of every handler answers them' },
    {
      exchange: /^POST \/api\/v2\.0\/robots 409$/,
      because: 'a name that is taken is a conflict of the database',
    },
  ],
};

/** A Harbor with the project web, its administrator `ci-admin`, and robots of others. */
export async function harborWorld(
  settings: object = {},
  options: Partial<HarborOptions> = {},
  opener: TokenOpener = tokens,
) {
  const password = canary();
  const { prefix = 'robot$' } = options;
  const harbor = await running(
    startHarbor({
      observe,
      draw: () => canary('aA1'),
      projects: ['library', 'web', 'my-web'],
      users: { 'ci-admin': { password, roles: { web: 1 } }, root: { password, sysadmin: true } },
      ...options,
    }),
  );
  for (const name of ['web+ci', 'web+ci-push.gx', 'my-web+ci-push', 'my-ci-push']) {
    harbor.put({ name: `${prefix}${name}` });
  }
  const byHand = harbor.put({ name: `${prefix}web+ci-push`, permissions: rightsOn('web') });
  const api = openHarbor(harbor, settings, { username: 'ci-admin', password }, opener);
  const isOurs = ({ name }: { name: string }) => /^robot\$web\+ci-push(?:\.g\d+)?$/.test(name);
  const world = vendorWorld({
    ...harborContract,
    server: harbor,
    api,
    byHand: { username: byHand.name, secret: new Secret(byHand.secret) },
    logIn: async ({ username, secret }) =>
      (await harbor.logIn(username, secret.reveal(), 'web/app'))?.includes('push') === true,
    others: () => structuredClone(harbor.robots.filter((robot) => !isOurs(robot))),
    state: () => structuredClone(harbor.robots),
  });
  return { ...world, harbor, robot: byHand, password };
}

export function openHarbor(
  { origin, host }: Pick<FakeHarbor, 'origin' | 'host'>,
  settings: object,
  admin: { username: string; password: string },
  opener: TokenOpener = tokens,
): TokenApi {
  return opener.open(
    { project: 'web', name: 'ci-push', ...settings },
    {
      address: { host, plainHttp: true },
      api: new URL(origin),
      plainHttp: true,
      admin: { username: admin.username, secret: new Secret(admin.password) },
    },
  );
}

/** The registries that are a Harbor, by their ids. */
const harbors = { harbor: 'Harbor', ovh: 'OVHcloud' };

export const cases: readonly TokenCase[] = Object.entries(harbors).flatMap(([id, name]) => {
  const start = async (settings: object) => harborWorld(settings, {}, await openerOf(id));
  return [
    { id, name: `${name} robots side by side`, start: () => start({}) },
    { id, name: `a ${name} robot in place`, start: () => start({ class: 'replace' }) },
  ];
});
