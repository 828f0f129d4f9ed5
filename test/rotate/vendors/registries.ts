import { startHub } from '../../fakes/docker-hub/docker-hub.js';
import { startHarbor } from '../../fakes/harbor/harbor.js';
import { startQuay } from '../../fakes/quay/quay.js';
import { hubContract } from '../../conformance/tokens/docker-hub.js';
import { harborContract, rightsOn } from '../../conformance/tokens/harbor.js';
import { quayContract } from '../../conformance/tokens/quay.js';
import { wrongWith } from '../../conformance/tokens/vendor-world.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { DAY } from './time.js';
import { loginServer, wired, type Place, type Vendor, type VendorCase } from './vendor.js';

async function harbor({ wire, time }: Place, settings: string, days?: number): Promise<Vendor> {
  const password = canary();
  const users = { admin: { password, roles: { web: 1 } } };
  const draw = () => canary('aA1');
  const server = await running(startHarbor({ observe, now: time.now, draw, projects: ['web'], users }));
  wired(server, wire);
  const expiresAt = days === undefined ? -1 : Math.floor((time.now() + days * DAY) / 1000);
  const robot = server.put({ name: 'robot$web+ci', permissions: rightsOn('web'), expiresAt });
  return {
    byHand: { username: robot.name, secret: robot.secret },
    env: { ADMIN: password },
    lines: [
      `registry: ${server.origin}`,
      'provider: harbor',
      `token: { project: web, name: ci${settings} }`,
      'admin: { username: admin, password: env:ADMIN }',
      'verify: [push:web/app]',
    ],
    accepts: async (username, secret) =>
      (await server.logIn(username, secret, 'web/app'))?.includes('push') === true,
    alive: () => server.robots.length,
    wrong: () => wrongWith(server.exchanges, harborContract),
  };
}

async function quay({ wire, time }: Place, lines: readonly string[], verify = true): Promise<Vendor> {
  const token = canary();
  const oauth = { [token]: { user: 'jane', administers: ['acme'] } };
  const draw = () => canary();
  const repositories = { acme: ['app', 'tools'] };
  const server = await running(startQuay({ observe, now: time.now, draw, oauth, repositories }));
  wired(server, wire);
  const rights = new Map([
    ['app', 'write'],
    ['tools', 'read'],
  ]);
  const robot = server.put('acme', 'ci', { rights });
  return {
    byHand: { username: 'acme+ci', secret: robot.token },
    env: { ADMIN: token },
    lines: [
      `registry: ${server.origin}`,
      ...lines,
      'admin: { password: env:ADMIN }',
      ...(verify ? ['verify: [push:acme/app]'] : []),
    ],
    accepts: async (username, secret) =>
      (await server.logIn(username, secret, 'acme/app'))?.includes('push') === true,
    alive: () => server.robots.length,
    wrong: () => wrongWith(server.exchanges, quayContract),
  };
}

async function hub({ wire, time }: Place): Promise<Vendor> {
  const password = canary();
  const accounts = { jane: { password } };
  const draw = () => canary();
  const server = await running(startHub({ observe, now: time.now, draw, accounts, organizations: {} }));
  wired(server, wire);
  const token = server.put({ owner: 'jane', label: 'ci', scopes: ['repo:write'] });
  const accepts = async (username: string, secret: string) =>
    (await server.logIn(username, secret, 'jane/app'))?.includes('push') === true;
  const registry = await loginServer(accepts);
  return {
    byHand: { username: 'jane', secret: token.token },
    env: { ADMIN: password },
    lines: [
      `registry: ${registry.origin}`,
      'provider: docker-hub',
      `api: ${server.origin}`,
      'token: { account: jane, label: ci, scopes: [repo:write] }',
      'admin: { password: env:ADMIN }',
    ],
    accepts,
    alive: () => server.tokens.length,
    wrong: () => wrongWith(server.exchanges, hubContract),
  };
}

const quayToken = (settings: string) => [
  'provider: quay',
  `token: { organization: acme, robot: ci${settings} }`,
];

/** A user's own description of one robot of Quay. */
const describedRobot = [
  'provider: http',
  'token:',
  '  name: ci',
  '  username: acme+ci',
  '  rotate:',
  '    request:',
  '      method: POST',
  '      url: /api/v1/organization/acme/robots/ci/regenerate',
  "      headers: { Authorization: 'Bearer ${admin.password}' }",
  '    mode: server-generates',
  '    capture: { secret: $.token }',
  '  inspect:',
  '    request:',
  '      method: GET',
  '      url: /api/v1/organization/acme/robots/ci',
  "      headers: { Authorization: 'Bearer ${admin.password}' }",
  '    capture: { secret: $.token, last-used-at: $.last_accessed? }',
  '  semantics: { slots: 1, invalidates-old: immediately }',
];

const github = 'github:acme/platform';
const gitlab = 'gitlab:acme/platform';

export const registryCases: readonly VendorCase[] = [
  {
    name: 'Harbor robots side by side',
    ...{ class: 'overlap', form: 'pair', ledger: github, because: 'age', mint: /^POST .*\/robots$/ },
    start: (place) => harbor(place, ''),
  },
  {
    name: 'a Harbor robot in place',
    ...{ class: 'replace-chosen', form: 'secret', ledger: gitlab, because: 'first' },
    mint: /^PATCH .*\/robots\/\d+$/,
    start: (place) => harbor(place, ', class: replace', 60),
  },
  {
    name: 'Quay robots side by side',
    ...{ class: 'overlap', form: 'pair', ledger: gitlab, because: 'age', mint: /^PUT .*\/robots\/[^/]+$/ },
    start: (place) => quay(place, quayToken('')),
  },
  {
    name: 'a Quay robot in place',
    ...{ class: 'replace-issued', form: 'secret', ledger: github, because: 'first' },
    mint: /^POST .*\/regenerate$/,
    start: (place) => quay(place, quayToken(', class: replace')),
  },
  {
    name: 'personal access tokens of Docker Hub',
    ...{ class: 'overlap', form: 'secret', ledger: github, because: 'age', mint: /^POST .*\/access-tokens$/ },
    start: hub,
  },
  {
    name: 'one slot described in the configuration',
    ...{ class: 'replace-issued', form: 'secret', ledger: gitlab, because: 'first' },
    mint: /^POST .*\/regenerate$/,
    start: (place) => quay(place, describedRobot, false),
  },
];
