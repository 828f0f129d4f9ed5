import { createPublicKey } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openContract } from '../../contract/contract.js';
import { appKeys, startGithubApp, type FakeGithubApp } from '../../fakes/github-app/github-app.js';
import type { Internet } from '../../fakes/internet.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { internetOf, keepsItsPromises, logIn } from '../issuing.js';

const SPEC = 'github-app-tokens.json';
const { privateKey, publicKey } = appKeys();
const other = appKeys();
const HOST = 'api.github.com';

async function open(now?: () => number) {
  const server = await running(
    startGithubApp({
      observe,
      draw: () => `123456_${canary()}`,
      ...(now && { now }),
      keys: { '123456': createPublicKey(publicKey), Iv23liAbCdEfGhIjKlMn: createPublicKey(publicKey) },
      installations: {
        '7891011': { app: '123456', repositories: ['web', 'api'], packages: 'write' },
        '2': { app: '123456', repositories: [], packages: 'read' },
        '3': { app: '123456', repositories: [], packages: 'write', suspended: true },
        '4': { app: '999', repositories: [], packages: 'write' },
        '5': { app: 'Iv23liAbCdEfGhIjKlMn', repositories: [], packages: 'write' },
      },
    }),
  );
  const internet = await internetOf(HOST, server);
  opened.push(server);
  return { server, internet, host: HOST, given };
}

const given = { registry: 'ghcr.io', identity: 'app=123456 installation=7891011', secret: privateKey };
const opened: FakeGithubApp[] = [];
const into = ({ internet }: { internet: Internet }, more: Partial<typeof given> = {}) =>
  logIn({ ...given, ...more }, internet.context());

// Both sides of every call, against GitHub's own description.
afterEach(async () => {
  const exchanges = opened.splice(0).flatMap((server) => server.exchanges);
  const contract = await openContract(SPEC);
  expect(
    exchanges
      .filter(({ request }) => request.url.pathname.startsWith('/app/'))
      .flatMap((exchange) => contract.check(exchange)),
  ).toEqual([]);
});

describe('an App logs in to GitHub’s registry', () => {
  it('with a token for packages only, which ends after an hour and must be proved', async () => {
    const world = await open();
    const { username, secret, expiresAt, unproved } = await into(world);
    const [issued] = world.server.issued;
    expect(username).toBe('x-access-token');
    expect(secret.is(issued?.secret ?? '')).toBe(true);
    expect(expiresAt).toBe(issued?.expiresAt);
    expect(issued?.asked).toEqual({ permissions: { packages: 'write' } });
    expect(unproved).toMatch(/documents no App tokens/);
  });

  it('by its client id, for reading, and for some repositories only', async () => {
    const world = await open();
    await into(world, { identity: 'app=Iv23liAbCdEfGhIjKlMn installation=5 access=read' });
    await into(world, { identity: `${given.identity} repositories=web,api` });
    expect(world.server.issued.map(({ asked }) => asked)).toEqual([
      { permissions: { packages: 'read' } },
      { permissions: { packages: 'write' }, repositories: ['web', 'api'] },
    ]);
  });

  it('with a key whose lines were joined, as variables often keep it', async () => {
    const world = await open();
    await into(world, { secret: privateKey.trim().replaceAll('\n', '\\n') });
    expect(world.server.issued).toHaveLength(1);
  });

  it('masks the signature of the App and the token', async () => {
    const { internet, server } = await open();
    const ctx = internet.context();
    const { secret } = await logIn(given, ctx);
    expect(ctx.masks.redact(secret.reveal())).toBe('***');
    const jwt = server.requests[0]?.authorization?.slice('Bearer '.length) ?? '';
    expect(ctx.masks.redact(jwt)).toBe('***');
  });

  it.each([
    ['the key of another App', { secret: other.privateKey }, /belong together/],
    ['an installation that is not there', { identity: 'app=123456 installation=77' }, /no such installation/],
    ['the installation of another App', { identity: 'app=123456 installation=4' }, /no such installation/],
    ['a right that was not granted', { identity: 'app=123456 installation=2' }, /may not do what is asked/],
    [
      'a repository that is not its own',
      { identity: `${given.identity} repositories=secret` },
      /repositories/,
    ],
    ['a suspended installation', { identity: 'app=123456 installation=3' }, /suspended/],
  ])('is told of %s', async (_, more, cause) => {
    const error = await failure(into(await open(), more));
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(cause);
    expect(privateKey.split('\n').filter((line) => line && error.toString().includes(line))).toEqual([]);
    expect(error.toString()).not.toContain('…');
  });

  it.each([
    ['behind', -20],
    ['ahead', 20],
  ])('is told of a clock that is %s', async (_, minutes) => {
    const { internet, server } = await open(() => Date.now() + minutes * 60_000);
    const error = await failure(logIn(given, internet.context()));
    expect(error.code).toBe('E_CLOCK_SKEW');
    expect(server.issued).toEqual([]);
  });

  it('is told of a clock that is some minutes off, by GitHub’s own words', async () => {
    const error = await failure(into(await open(() => Date.now() - 3 * 60_000)));
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(/the clock of this machine is wrong/);
  });

  it.each([
    ['no key', { secret: ' ' }, 'E_IDENTITY_KEY', /private key/],
    ['a token in the place of the key', { secret: 'ghp_x' }, 'E_CREDENTIAL_UNFIT', /no RSA private key/],
    [
      'a key that is not RSA',
      { secret: appKeys('ec').privateKey },
      'E_CREDENTIAL_UNFIT',
      /no RSA private key/,
    ],
    ['the public key', { secret: publicKey }, 'E_CREDENTIAL_UNFIT', /no RSA private key/],
    ['no installation', { identity: 'app=123456' }, 'E_IDENTITY_FORM', /installation= is missing/],
    ['no App', { identity: 'installation=1' }, 'E_IDENTITY_FORM', /app= is missing/],
    ['nothing', { identity: 'access=read' }, 'E_IDENTITY_FORM', /app= is missing/],
  ])('asks nobody with %s', async (_, more, code, words) => {
    const world = await open();
    const error = await failure(into(world, more));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(world.internet.wanted).toEqual([]);
  });
});

describe('where the API is', () => {
  const enterprise = {
    GITHUB_SERVER_URL: 'https://github.acme.example',
    GITHUB_API_URL: 'https://github.acme.example/api/v3',
  };

  it('is the server of the job, for a registry on it', async () => {
    const { server } = await open();
    const internet = await internetOf('github.acme.example', server);
    const there = { ...given, registry: 'containers.github.acme.example', provider: 'ghcr' };
    await logIn(there, internet.context({ env: enterprise }));
    expect(internet.wanted).toEqual(['github.acme.example:443']);
    opened.length = 0;
  });

  it.each([
    ['a registry of somebody else', { registry: 'ghcr.acme.example', provider: 'ghcr' }, {}],
    [
      'a registry of somebody else, in a job',
      { registry: 'ghcr.evil.example', provider: 'ghcr' },
      enterprise,
    ],
    [
      'an API that is not on the server',
      { registry: 'containers.github.acme.example', provider: 'ghcr' },
      { ...enterprise, GITHUB_API_URL: 'https://attacker.example/api/v3' },
    ],
    [
      'plain http',
      { registry: 'containers.github.acme.example', provider: 'ghcr' },
      { ...enterprise, GITHUB_API_URL: 'http://github.acme.example/api/v3' },
    ],
  ])('D6: nobody is asked for %s', async (_, more, env) => {
    const { internet } = await open();
    const error = await failure(logIn({ ...given, ...more }, internet.context({ env })));
    expect(error.code).toBe('E_IDENTITY_JOB');
    expect(internet.wanted).toEqual([]);
  });

  it('is GitHub’s own for ghcr.io, whatever the job says', async () => {
    const { internet, host } = await open();
    const env = { ...enterprise, GITHUB_API_URL: 'https://attacker.example' };
    await logIn(given, internet.context({ env }));
    expect(internet.wanted).toEqual([`${host}:443`]);
  });
});

describe('whatever goes wrong with an App', () => {
  keepsItsPromises(open, {
    status: 201,
    unusable: [
      { token: '' },
      { token: 123 },
      { token: 'a b' },
      { token: 'a\nb' },
      { token: 'x'.repeat(70_000) },
    ],
  });
});
