import { describe, expect, it } from 'vitest';
import type { Refresh } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { openerOf } from '../../conformance/tokens/case.js';
import { startScaleway, type ScalewayOptions } from '../../fakes/scaleway/iam.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { internetOf, keepsItsPromises, logIn, type Given } from '../issuing.js';

const HOST = 'api.scaleway.com';
const APPLICATION = '11111111-2222-4333-8444-555555555555';
const PROJECT = '66666666-7777-4888-9999-000000000000';

async function open(options: Partial<ScalewayOptions> = {}) {
  const [key, plain] = [canary(), canary()];
  const server = await running(
    startScaleway({
      observe,
      draw: () => canary(),
      keys: { [key]: true, [plain]: false },
      applications: [APPLICATION],
      ...options,
    }),
  );
  const internet = await internetOf(HOST, server);
  const given = { registry: 'rg.fr-par.scw.cloud', identity: `application=${APPLICATION}`, secret: key };
  const into = (more: Partial<Given> = {}) => logIn({ ...given, ...more }, internet.context());
  return { server, internet, host: HOST, given, into, plain };
}

describe('Scaleway makes a key that ends by itself', () => {
  it('after an hour, for the application', async () => {
    const { into, server } = await open();
    const before = Date.now();
    const { username, secret, expiresAt } = await into();
    const [issued] = server.issued;
    expect({ username, same: secret.is(issued?.secret ?? '') }).toEqual({ username: 'nologin', same: true });
    expect(expiresAt).toBeGreaterThanOrEqual(before + 3_600_000);
    expect(expiresAt).toBeLessThan(Date.now() + 3_601_000);
    expect(issued?.asked).toMatchObject({ application_id: APPLICATION });
    expect(issued?.asked).not.toHaveProperty('default_project_id');
  });

  it.each(['rg.fr-par.scw.cloud.evil.example.com', 'http://registry.example.com'])(
    'not for %s, even when the provider is named: nothing is sent',
    async (registry) => {
      const { into, internet } = await open();
      const error = await failure(into({ registry, provider: 'scaleway' }));
      expect(error.code).toBe('E_CREDENTIAL_UNFIT');
      expect(internet.wanted).toEqual([]);
    },
  );

  it('as its identity says', async () => {
    const { into, server } = await open();
    const { expiresAt } = await into({
      identity: `application=${APPLICATION} project=${PROJECT} lifetime=168h`,
    });
    expect(expiresAt).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    expect(server.issued[0]?.asked).toMatchObject({ default_project_id: PROJECT });
  });

  it.each([() => null, () => undefined, () => 'soon'])('and never one that does not (%#)', async (end) => {
    const { into } = await open({ end });
    const error = await failure(into());
    expect(error.code).toBe('E_TOKEN_INVALID');
    expect(error.message).toContain('does not expire');
  });

  it.each<[string, Partial<Given>, RegExp]>([
    ['a wrong key', { secret: 'x' }, /wrong, expired or deleted/],
    ['an unknown application', { identity: `application=${PROJECT}` }, /no such application/],
  ])('and tells of %s', async (_, more, cause) => {
    const error = await failure((await open()).into(more));
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(cause);
  });

  it('and tells of a key that may make none', async () => {
    const { into, plain } = await open();
    const error = await failure(into({ secret: plain }));
    expect(error.message).toMatch(/may not make API keys/);
    expect(error.hint).toContain('IAMApplicationManager');
  });

  it.each<[string, Partial<Given>, string]>([
    ['no key', { secret: '' }, 'E_IDENTITY_KEY'],
    ['no application', { identity: 'lifetime=1h' }, 'E_IDENTITY_FORM'],
    ['a life without end', { identity: `application=${APPLICATION} lifetime=9600h` }, 'E_IDENTITY_FORM'],
  ])('but nobody is asked with %s', async (_, more, code) => {
    const { into, internet } = await open();
    expect((await failure(into(more))).code).toBe(code);
    expect(internet.wanted).toEqual([]);
  });
});

describe('the proof that Scaleway would make a key', () => {
  const opened = async (secret: string) => {
    const opener = await openerOf('scaleway');
    return opener.open(
      { identity: `application=${APPLICATION}` },
      {
        address: { host: 'rg.fr-par.scw.cloud', plainHttp: false },
        api: new URL('https://rg.fr-par.scw.cloud'),
        plainHttp: false,
        admin: { secret: new Secret(secret) },
      },
    ) as Refresh;
  };

  it('F17: makes none; what it names is what is sent', async () => {
    const { internet, given, server } = await open();
    const token = await opened(given.secret);
    await token.check({ generation: 1, until: 0, keep: [] }, internet.context());
    expect(server.issued).toEqual([]);
    expect(server.requests.map(({ method, url }) => method + url.search)).toEqual([
      `GET?bearer_id=${APPLICATION}&page_size=1`,
    ]);
    await token.issue(internet.context());
    const made = server.requests.filter(({ method }) => method === 'POST');
    expect(made.map(({ url }) => `POST https://${HOST}${url.pathname}`)).toEqual(Object.values(token.calls));
  });

  it('F17: fails for a key that may not', async () => {
    const { internet, plain, server } = await open();
    const token = await opened(plain);
    const error = await failure(token.check({ generation: 1, until: 0, keep: [] }, internet.context()));
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(server.issued).toEqual([]);
  });
});

describe('whatever goes wrong with Scaleway', () => {
  keepsItsPromises(open, {
    status: 200,
    unusable: [{ secret_key: '' }, { secret_key: null }, { secret_key: 'a\nb' }, { access_key: 'SCW' }],
  });
});
