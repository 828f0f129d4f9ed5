import { describe, expect, it } from 'vitest';
import { askedToWait } from '../../../src/http/retry-after.js';
import { registry as dockerHubRegistry } from '../../../src/registries/docker-hub/registry.js';
import { tokens as tokensFor } from '../../../src/registries/docker-hub/tokens.js';
import type { Overlap } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { adminContext } from '../../conformance/tokens/case.js';
import {
  hubContract,
  hubWorld,
  openHub,
  organisation,
  personal,
} from '../../conformance/tokens/docker-hub.js';
import { wrongWith } from '../../conformance/tokens/vendor-world.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';

const tokens = tokensFor(dockerHubRegistry.login);

const asked = (generation = 1) => ({ generation, until: Date.now() + 1e9, keep: [] });
const hints = /cannot make a PAT.*single sign-on or two-factor login.*supplied/;

describe('a personal access token of Docker Hub as admin', () => {
  it('F17: is known by its mark and refused before anything is sent', async () => {
    const { hub } = await hubWorld(personal);
    const api = openHub(hub, personal, { username: 'jane', password: `dckr_pat_${canary()}` }) as Overlap;
    for (const call of [
      api.check(asked(), adminContext()),
      api.create(asked(), adminContext()),
      api.list(adminContext()),
    ]) {
      const error = await failure(call);
      expect(error.code).toBe('E_ADMIN_FORBIDDEN');
      expect(error.hint).toMatch(hints);
    }
    expect(hub.requests).toEqual([]);
  });

  it('F17: without the mark it is found by the check, from the refused list', async () => {
    const { hub } = await hubWorld(personal);
    const { token } = hub.put({ owner: 'jane', label: 'old', token: canary() });
    const before = structuredClone(hub.tokens);
    const api = openHub(hub, personal, { password: token }) as Overlap;
    const error = await failure(api.check(asked(), adminContext()));
    expect(error.code).toBe('E_ADMIN_FORBIDDEN');
    expect(error.hint).toMatch(hints);
    expect(error.toString()).not.toContain('…');
    expect(hub.tokens).toEqual(before);
  });

  it('F17: single sign-on and two-factor login are named where a password is refused', async () => {
    const { hub, password } = await hubWorld(personal);
    const api = openHub(hub, { ...personal, account: 'guarded' }, { password }) as Overlap;
    const error = await failure(api.check(asked(), adminContext()));
    expect(error.code).toBe('E_ADMIN_REFUSED');
    expect(error.message).toContain('two-factor login');
  });

  it('must be of the account the token is for', () => {
    const access = {
      address: { host: 'docker.io', plainHttp: false },
      api: new URL('https://docker.io'),
      plainHttp: false,
      admin: { username: 'somebody-else', secret: new Secret('x') },
    };
    expect(() => tokens.open(personal, access)).toThrow(expect.objectContaining({ code: 'E_ADMIN_MISSING' }));
  });
});

describe('the sessions of Docker Hub', () => {
  it('one serves several calls, is masked, and ends before its ten minutes do', async () => {
    let now = Date.now();
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const { api, hub } = await hubWorld(personal, { now: () => now });
    const ctx = adminContext({ clock });
    const logins = () => hub.exchanges.filter(({ request }) => request.url.pathname === '/v2/auth/token');
    await (api as Overlap).check(asked(), ctx);
    await (api as Overlap).create(asked(), ctx);
    expect(logins()).toHaveLength(1);
    const { access_token } = logins()[0]?.reply.body as { access_token: string };
    expect(ctx.masks.redact(access_token)).toBe('***');
    now += 9.5 * 60 * 1000;
    await (api as Overlap).list(ctx);
    expect(logins()).toHaveLength(2);
  });

  it('one that is refused is not used again', async () => {
    const { api, hub } = await hubWorld(personal);
    const ctx = adminContext();
    await (api as Overlap).list(ctx);
    hub.mishap = () => ({ when: 'before', happens: { status: 401, body: {} } });
    expect((await failure((api as Overlap).list(ctx))).code).toBe('E_ADMIN_REFUSED');
    hub.mishap = undefined;
    await (api as Overlap).list(ctx);
    expect(hub.exchanges.filter(({ request }) => request.url.pathname === '/v2/auth/token')).toHaveLength(2);
  });
});

describe('the lists of Docker Hub', () => {
  it.each([
    ['personal', personal],
    ['organisation', organisation],
  ] as const)('have every page, and stay on their own host: %s', async (_, settings) => {
    const { api, hub } = await hubWorld(settings, { page: 3 });
    const owner = 'account' in settings ? settings.account : settings.organization;
    for (let n = 1; n <= 10; n++) hub.put({ owner, label: `ci.g${n}` });
    const listed = await (api as Overlap).list(adminContext());
    expect(listed.map(({ generation }) => generation)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('leave out what is switched off and keep what has expired, which still takes a slot', async () => {
    const { api, hub, token } = await hubWorld(organisation);
    token.isActive = false;
    hub.put({ owner: 'acme', label: 'ci.g1', expiresAt: Date.now() - 1000 });
    const listed = await (api as Overlap).list(adminContext());
    expect(listed.map(({ generation }) => generation)).toEqual([1]);
    expect(listed[0]?.expiresAt).toBeLessThan(Date.now());
  });
});

describe('organisation access tokens', () => {
  it('F12: a full list of slots is said, and nothing is ended', async () => {
    const { hub, api, state } = await hubWorld(organisation, {
      organizations: { acme: { owners: ['jane'], limit: 10 } },
    });
    for (let n = 0; n < 5; n++) hub.put({ owner: 'acme', label: `filler ${n}` });
    const before = state();
    const error = await failure((api as Overlap).create(asked(), adminContext()));
    expect(error.code).toBe('E_SLOTS_FULL');
    expect(error.hint).toContain('expired ones count');
    expect(state()).toEqual(before);
  });

  it('F12: a refusal with room left stays a refusal', async () => {
    const { next, api } = await hubWorld(organisation);
    next?.('before', { status: 403, body: {} });
    expect((await failure((api as Overlap).create(asked(), adminContext()))).code).toBe('E_ADMIN_FORBIDDEN');
  });

  it('F17: who is no owner, or names no organisation, learns it from the check', async () => {
    const { hub, password } = await hubWorld(organisation);
    const check = (settings: object, username: string) =>
      failure((openHub(hub, settings, { username, password }) as Overlap).check(asked(), adminContext()));
    expect((await check(organisation, 'stranger')).code).toBe('E_ADMIN_FORBIDDEN');
    expect((await check({ ...organisation, organization: 'acmee' }, 'jane')).code).toBe('E_TOKEN_NOT_FOUND');
  });
});

describe('Docker Hub’s API', () => {
  it('is on a host of its own, unless another one is named', () => {
    const admin = { username: 'jane', secret: new Secret('x') };
    const open = (api: string) =>
      tokens.open(personal, {
        address: { host: 'docker.io', plainHttp: false },
        api: new URL(api),
        plainHttp: false,
        admin,
      }) as Overlap;
    expect(open('https://docker.io').calls.create).toBe('POST https://hub.docker.com/v2/access-tokens');
    expect(open('https://hub.acme.dev/docker/').calls.revoke).toBe(
      'DELETE https://hub.acme.dev/docker/v2/access-tokens/{id}',
    );
  });

  it('asks to wait in seconds, or by the Unix time of X-Retry-After', () => {
    const now = 1_700_000_000_000;
    const wait = (headers: Record<string, string>) => askedToWait({ header: (name) => headers[name] }, now);
    expect(wait({ 'x-retry-after': '1700000030' })).toBe(30_000);
    expect(wait({ 'x-retry-after': '1700009999' })).toBe(Infinity);
    expect(wait({ 'x-retry-after': '1600000000' })).toBe(0);
    expect(wait({ 'retry-after': '5', 'x-retry-after': '1700000030' })).toBe(5000);
    expect(wait({ 'x-retry-after': 'soon' })).toBeUndefined();
    expect(wait({})).toBeUndefined();
  });

  it('is waited for as X-Retry-After asks', async () => {
    const slept: number[] = [];
    const now = Date.now();
    const clock = { now: () => now, sleep: (ms: number) => (slept.push(ms), Promise.resolve()) };
    const { api, hub } = await hubWorld(personal);
    let left = 1;
    const headers = {
      'x-retry-after': String(Math.floor(now / 1000) + 7),
      date: new Date(now).toUTCString(),
    };
    hub.mishap = ({ method }) =>
      method === 'GET' && left-- > 0
        ? { when: 'before', happens: { status: 429, headers, body: {} } }
        : undefined;
    await (api as Overlap).list(adminContext({ clock }));
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThanOrEqual(7000);
  });
});

describe('the settings of Docker Hub', () => {
  it.each([
    { account: 'jane', label: 'ci' },
    { account: 'jane', organization: 'acme', label: 'ci', scopes: ['repo:read'] },
    { account: 'jane', label: ' ci', scopes: ['repo:read'] },
    { account: 'jane', label: 'c'.repeat(86), scopes: ['repo:read'] },
    { account: 'jane', label: 'ci', scopes: ['repo:all'] },
    { account: 'Jane', label: 'ci', scopes: ['repo:read'] },
    { organization: 'acme', label: 'ci', resources: [] },
    { organization: 'acme', label: 'ci', scopes: ['repo:read'] },
  ])('F18: %j is refused', (settings) => {
    expect(tokens.schema.safeParse(settings).success).toBe(false);
  });
});

describe('the description of Docker Hub', () => {
  it('is really held against both sides', async () => {
    const { api, hub } = await hubWorld(personal);
    await (api as Overlap).create(asked(), adminContext());
    const exchange = hub.exchanges.find(({ request }) => request.url.pathname === '/v2/access-tokens');
    if (!exchange) throw new Error('nothing was created');
    expect(await wrongWith([exchange], hubContract)).toEqual([]);
    const body = Buffer.from(JSON.stringify({ token_label: '', scopes: [] }));
    const broken = [
      { ...exchange, request: { ...exchange.request, body } },
      { ...exchange, reply: { status: 201, body: { uuid: 7 } } },
    ];
    for (const one of broken) expect(await wrongWith([one], hubContract)).toHaveLength(1);
  });
});
