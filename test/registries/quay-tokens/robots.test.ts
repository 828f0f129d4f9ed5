import { describe, expect, it } from 'vitest';
import { registry as quayRegistry } from '../../../src/registries/quay/registry.js';
import { tokens as tokensFor } from '../../../src/registries/quay/tokens.js';
import type { Overlap, ReplaceIssued } from '../../../src/registries/contract.js';
import { adminContext } from '../../conformance/tokens/case.js';
import { openQuay, quayContract, quayWorld } from '../../conformance/tokens/quay.js';
import { wrongWith } from '../../conformance/tokens/vendor-world.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';

const tokens = tokensFor(quayRegistry.login);

const asked = (generation: number) => ({ generation, until: Date.now() + 1e9, keep: [] });
const side = async (settings: object = {}, options: object = {}) => {
  const world = await quayWorld(settings, options);
  return { ...world, api: world.api as Overlap, ctx: adminContext() };
};

describe('Quay robots side by side', () => {
  it('get the rights of the newest one before', async () => {
    const { api, quay, ctx } = await side();
    quay.put('acme', 'ci_g2', {
      rights: new Map([
        ['app', 'read'],
        ['tools', 'admin'],
      ]),
    });
    const made = await api.create(asked(3), ctx);
    expect(made).toMatchObject({ id: 'acme+ci_g3', username: 'acme+ci_g3' });
    expect(quay.robots.find(({ short }) => short === 'ci_g3')?.rights).toEqual(
      new Map([
        ['app', 'read'],
        ['tools', 'admin'],
      ]),
    );
  });

  it('get the rights of the configuration instead, also where there is no robot yet', async () => {
    const { api, quay, ctx } = await side({ robot: 'new', repositories: [{ name: 'tools', role: 'read' }] });
    await api.check(asked(1), ctx);
    await api.create(asked(1), ctx);
    expect(quay.robots.at(-1)?.rights).toEqual(new Map([['tools', 'read']]));
  });

  it('F11: without a robot before and without repositories the check says what to do', async () => {
    const { api, ctx } = await side({ robot: 'new' });
    const error = await failure(api.check(asked(1), ctx));
    expect(error.code).toBe('E_TOKEN_NOT_FOUND');
    expect(error.hint).toContain('repositories');
  });

  it('F17: rights that came through a team are not lost in silence', async () => {
    const { api, robot, ctx, state } = await side();
    robot.teams.push('pushers');
    const before = state();
    expect((await failure(api.check(asked(1), ctx))).code).toBe('E_TOKEN_RIGHTS');
    expect((await failure(api.create(asked(1), ctx))).code).toBe('E_TOKEN_RIGHTS');
    expect(state()).toEqual(before);
  });

  it('F17: an admin who may not decide about a repository is found by the check', async () => {
    const { api, robot, ctx, state } = await side();
    robot.rights.set('secret', 'read');
    const before = state();
    expect((await failure(api.check(asked(1), ctx))).code).toBe('E_ADMIN_FORBIDDEN');
    expect(state()).toEqual(before);
  });

  it('a robot that did not get its rights is taken back', async () => {
    const { api, quay, ctx, state } = await side();
    const before = state();
    quay.mishap = ({ method, url }) =>
      method === 'PUT' && url.pathname.includes('/permissions/')
        ? { when: 'before', happens: { status: 403, body: {} } }
        : undefined;
    expect((await failure(api.create(asked(1), ctx))).code).toBe('E_ADMIN_FORBIDDEN');
    expect(state()).toEqual(before);
  });

  it('F18: a name that is taken is said', async () => {
    const { api, quay, ctx } = await side();
    quay.put('acme', 'ci_g1');
    expect((await failure(api.create(asked(1), ctx))).code).toBe('E_TOKEN_EXISTS');
  });

  it('F10: a robot that a mirror uses is not ended, and the error says what to do', async () => {
    const { api, ctx, byHand, logIn } = await side({}, { mirrors: new Set(['acme+ci']) });
    const error = await failure(api.revoke('acme+ci', ctx));
    expect(error.code).toBe('E_TOKEN_IN_USE');
    expect(error.toString()).toContain('mirror');
    expect(byHand && (await logIn(byHand))).toBe(true);
  });

  it('never end a robot of another namespace', async () => {
    const { api, ctx, state, changes } = await side();
    const before = state();
    await api.revoke('other+ci', ctx);
    expect(state()).toEqual(before);
    expect(changes?.()).toEqual([]);
  });

  it('lists without tokens', async () => {
    const { api, quay, ctx } = await side();
    await api.list(ctx);
    expect(JSON.stringify(quay.exchanges.map(({ reply }) => reply))).not.toContain('"token"');
  });
});

describe('a Quay robot in place', () => {
  it('F13: has no age, because nobody says when its token was made', async () => {
    const { api } = await quayWorld({ class: 'replace' });
    const current = await (api as ReplaceIssued).current(adminContext());
    expect(current).toEqual({ id: 'acme+ci', username: 'acme+ci' });
  });

  it('F11: is named when it is missing, and nothing is sent that changes', async () => {
    const { api, changes } = await quayWorld({ class: 'replace', robot: 'absent' });
    const ctx = adminContext();
    expect(await (api as ReplaceIssued).current(ctx)).toBeUndefined();
    expect((await failure((api as ReplaceIssued).check(asked(1), ctx))).code).toBe('E_TOKEN_NOT_FOUND');
    expect((await failure((api as ReplaceIssued).regenerate('acme+ci', asked(1), ctx))).code).toBe(
      'E_TOKEN_NOT_FOUND',
    );
    expect(changes?.()).toEqual([]);
  });

  it('tells its token again, which is masked', async () => {
    const { api, byHand } = await quayWorld({ class: 'replace' });
    const ctx = adminContext();
    const held = await (api as ReplaceIssued).readBack?.(ctx);
    expect(byHand && held?.secret.equals(byHand.secret)).toBe(true);
    expect(ctx.masks.redact(held?.secret.reveal() ?? '')).toBe('***');
  });

  it('F16: its own token is no admin', async () => {
    const token = canary();
    const { quay, robot } = await quayWorld(
      { class: 'replace' },
      { oauth: { [token]: { user: 'jane', administers: ['acme'] } } },
    );
    robot.token = token;
    const api = openQuay(
      quay,
      { organization: 'acme', robot: 'ci', class: 'replace' },
      token,
    ) as ReplaceIssued;
    expect((await failure(api.check(asked(1), adminContext()))).code).toBe('E_ADMIN_IS_TOKEN');
  });
});

describe('the settings of Quay robots', () => {
  it.each([
    { robot: 'ci' },
    { organization: 'acme', user: 'jane', robot: 'ci' },
    { organization: 'acme', robot: 'acme+ci' },
    { organization: 'acme', robot: 'CI' },
    { organization: 'acme', robot: 'ci', class: 'replace', repositories: [{ name: 'app', role: 'read' }] },
    { organization: 'acme', robot: 'ci', repositories: [{ name: '../x', role: 'read' }] },
    { organization: 'acme', robot: 'ci', repositories: [{ name: 'app', role: 'owner' }] },
  ])('F18: %j is refused', (settings) => {
    expect(tokens.schema.safeParse(settings).success).toBe(false);
  });
});

describe('the description of Quay', () => {
  it('is really held against both sides', async () => {
    const { api, quay, ctx } = await side();
    await api.create(asked(1), ctx);
    const exchange = quay.exchanges.find(
      ({ request }) => request.url.pathname.includes('/permissions/user/') && request.method === 'PUT',
    );
    const listing = quay.exchanges.find(({ request }) => request.url.pathname.endsWith('/robots'));
    if (!exchange || !listing) throw new Error('nothing was created');
    expect(await wrongWith([exchange, listing], quayContract)).toEqual([]);
    const body = Buffer.from(JSON.stringify({ role: 'owner' }));
    const broken = [
      { ...exchange, request: { ...exchange.request, body } },
      { ...listing, reply: { status: 200, body: { robots: [{}] } } },
    ];
    for (const one of broken) expect(await wrongWith([one], quayContract)).toHaveLength(1);
  });
});
