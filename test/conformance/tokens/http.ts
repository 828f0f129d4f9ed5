import { Secret } from '../../../src/secret/secret.js';
import type { TokenAccess, TokenApi } from '../../../src/registries/contract.js';
import { openerOf, type TokenCase, type TokenWorld } from './case.js';
import { deployTokens } from './gitlab.js';
import { harborWorld } from './harbor.js';
import { quayWorld } from './quay.js';

// The API of three vendors as a user describes it who has no module for them.

const gitlabAdmin = { 'PRIVATE-TOKEN': '${admin.password}' };
const deployTokensOf = '/projects/acme%2Fweb/deploy_tokens';

const overlap = {
  name: 'ci-push',
  username: 'ci-push',
  rotate: {
    request: {
      method: 'POST',
      url: deployTokensOf,
      headers: gitlabAdmin,
      json: {
        name: '${name}',
        username: '${username}',
        scopes: ['read_registry', 'write_registry'],
        expires_at: '${until.iso}',
      },
    },
    mode: 'server-generates',
    expect: [201],
    capture: { secret: '$.token', id: '$.id', 'expires-at': '$.expires_at?' },
  },
  revoke: { request: { method: 'DELETE', url: `${deployTokensOf}/\${id}`, headers: gitlabAdmin } },
  list: {
    request: { method: 'GET', url: `${deployTokensOf}?active=true`, headers: gitlabAdmin },
    items: '$',
    id: '$.id',
    name: '$.name',
    'expires-at': '$.expires_at?',
  },
  semantics: { slots: 2, 'invalidates-old': 'never' },
};

const chosen = {
  name: 'ci-push',
  username: 'robot$web+ci-push',
  rotate: {
    request: {
      method: 'PATCH',
      url: '/robots/${credential-id}',
      basic: true,
      json: { secret: '${secret}' },
    },
    mode: 'client-supplies',
  },
  inspect: {
    request: { method: 'GET', url: '/robots/${credential-id}', basic: true },
    capture: { id: '$.id', 'created-at': '$.creation_time' },
  },
  semantics: { slots: 1, 'invalidates-old': 'immediately', idempotent: true },
  'password-policy': { length: 32, upper: 1, lower: 1, digit: 1 },
};

const robot = '/api/v1/organization/acme/robots/ci';
const bearer = { Authorization: 'Bearer ${admin.password}' };

const issued = {
  name: 'ci',
  username: 'acme+ci',
  rotate: {
    request: { method: 'POST', url: `${robot}/regenerate`, headers: bearer },
    mode: 'server-generates',
    capture: { secret: '$.token' },
  },
  inspect: {
    request: { method: 'GET', url: robot, headers: bearer },
    capture: { secret: '$.token', 'last-used-at': '$.last_accessed?' },
  },
  semantics: { slots: 1, 'invalidates-old': 'immediately' },
};

/** The user's description may be what is wrong, and then the error says so. */
const unusable = /^E_(?:ANSWER_LOST|TOKEN_ANSWER)$/;

async function open(settings: object, access: TokenAccess): Promise<TokenApi> {
  return (await openerOf('http')).open(settings, access);
}

async function sideBySide(slots: 2 | 'many'): Promise<TokenWorld> {
  const settings = { ...overlap, semantics: { ...overlap.semantics, slots } };
  const world = await deployTokens((access) =>
    open(settings, { ...access, api: new URL('/api/v4', access.api) }),
  );
  return { ...world, unusable };
}

async function withSecretOfOurs(): Promise<TokenWorld> {
  const { harbor, robot: byHand, password, ...world } = await harborWorld();
  const api = await open(
    { ...chosen, 'credential-id': String(byHand.id) },
    {
      address: { host: harbor.host, plainHttp: true },
      api: new URL('/api/v2.0', harbor.origin),
      plainHttp: true,
      admin: { username: 'ci-admin', secret: new Secret(password) },
    },
  );
  return { ...world, api, unusable };
}

async function withSecretOfTheRegistry(): Promise<TokenWorld> {
  const { quay, oauth, ...world } = await quayWorld();
  const api = await open(issued, {
    address: { host: quay.host, plainHttp: true },
    api: new URL(quay.origin),
    plainHttp: true,
    admin: { secret: new Secret(oauth) },
  });
  return { ...world, api, unusable };
}

export const cases: readonly TokenCase[] = [
  { id: 'http', name: 'two described tokens', start: () => sideBySide(2) },
  { id: 'http', name: 'many described tokens', start: () => sideBySide('many') },
  { id: 'http', name: 'a described token whose secret we choose', start: withSecretOfOurs },
  { id: 'http', name: 'a described token whose secret is made', start: withSecretOfTheRegistry },
];
