import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/registries/detect.js';
import { ISSUER } from '../../fakes/ci.js';
import { startJfrog, type FakeJfrog, type JfrogProvider } from '../../fakes/jfrog/jfrog.js';
import { failure } from '../../http/client.js';
import { needs } from '../../real/programs.js';
import { wrongWith } from '../identities/contract.js';
import { identitySuite } from '../identities/identity-suite.js';
import { openScene, type IdentityCase } from '../identities/scene.js';

const entry = detect({ host: '' }, 'jfrog');

const SPEC = 'jfrog-access-tokens.json';
const AUDIENCE = 'https://github.com/acme';
const mapping = {
  name: 'ci',
  claims: { sub: 'repo:acme/web:ref:refs/heads/main' },
  subject: 'jfrt@01g5hehb7ts6rx1krsfw8v1fzn/users/ci-push',
  lifetime: 900,
};
const provider: JfrogProvider = { issuer: ISSUER, audience: AUDIENCE, mappings: [mapping] };
const caseAt = (registry: string, ...hosts: string[]): IdentityCase<FakeJfrog> => ({
  entry,
  registry,
  identity: `github audience=${AUDIENCE}`,
  audience: AUDIENCE,
  async start(options) {
    const vendor = await startJfrog(options, [registry, ...hosts]);
    vendor.providers.set('github', provider);
    return vendor;
  },
  exchanges: [
    { name: 'JFrog', is: ({ url }) => url.pathname.startsWith('/access/'), member: 'access_token' },
  ],
});
const one = caseAt('acme.jfrog.io');

identitySuite('JFrog', one, {
  malformed: [
    'github',
    `audience=${AUDIENCE}`,
    `git/hub audience=${AUDIENCE}`,
    `github audience=${AUDIENCE} project=W`,
    `github audience=${AUDIENCE} platform=a/b`,
    `github audience=${AUDIENCE} platform=a..b`,
    `github audience=${AUDIENCE} platform=user@evil.example.com`,
  ],
});

describe.skipIf(!needs('openssl'))('JFrog’s OIDC integrations', () => {
  const admit = async (more: Partial<JfrogProvider>, scene = openScene(one)) => {
    const { vendor, ...rest } = await scene;
    vendor.providers.set('github', { ...provider, ...more });
    return { vendor, ...rest };
  };

  it('give the user of the identity mapping, for as long as it says', async () => {
    const { username, expiresAt = 0 } = await (await openScene(one)).logIn();
    expect(username).toBe('ci-push');
    expect(Math.abs(expiresAt - Date.now() - 900_000)).toBeLessThan(10_000);
  });

  it('the input username takes the place of the one in the token', async () => {
    expect((await (await openScene(one)).logIn({ username: 'other' })).username).toBe('other');
  });

  it.each(['jfac@x/users/', 'jfrt@x/users/a b', 'jfrt@x/users/-u', 'a:b', '', 'jfrt@x/users/::add-mask'])(
    'a token whose subject is %j names no user, and the input is asked for',
    async (subject) => {
      const { logIn } = await admit({ mappings: [{ ...mapping, subject }] });
      expect((await failure(logIn())).code).toBe('E_USERNAME_MISSING');
      expect((await logIn({ username: 'ci' })).username).toBe('ci');
    },
  );

  it('of a project are found with project=, and a mapping by its name', async () => {
    const second = { ...mapping, name: 'second', subject: 'jfrt@x/users/second' };
    const { logIn } = await admit({ project: 'web', mappings: [mapping, second] });
    expect((await failure(logIn())).message).toContain('no OIDC provider');
    expect((await logIn({ identity: `${one.identity} project=web mapping=second` })).username).toBe('second');
  });

  it('are asked at the platform’s host where the registry has one of its own', async () => {
    const { logIn, vendor, wanted } = await openScene(caseAt('docker.acme.dev', 'jfrog.acme.dev'));
    const { username, secret } = await logIn({ identity: `${one.identity} platform=JFrog.acme.dev` });
    expect(vendor.accepts(username, secret.reveal())).toBe(true);
    expect(wanted).toEqual(['jfrog.acme.dev:443']);
  });

  it.each([
    ['an unknown provider', { issuer: 'https://gitlab.com' }, /another issuer/],
    ['another audience', { audience: 'other' }, /another audience/],
    [
      'no mapping for the job',
      { mappings: [] },
      /No identity mapping .*repo:acme\/web:ref:refs\/heads\/main/,
    ],
  ])('refuse %s, each by its own words', async (_, more, cause) => {
    const { logIn } = await admit(more);
    const error = await failure(logIn());
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(cause);
  });

  it('a host that is no platform is told, with platform=', async () => {
    const { logIn, vendor } = await openScene(one);
    vendor.mishap = () => ({ when: 'before', happens: { status: 404, body: 'not found' } });
    expect((await failure(logIn())).hint).toContain('platform=');
  });

  it('are asked as their description says', async () => {
    const { logIn, vendor } = await admit({});
    await logIn();
    await failure(logIn({ identity: `${one.identity} project=web mapping=x` }));
    expect(await wrongWith(vendor, SPEC, ({ request }) => request.url.pathname !== '/v2/')).toEqual([]);
  });
});
