import { describe, expect, it } from 'vitest';
import type {
  MintRequest,
  Overlap,
  ReplaceChosen,
  ReplaceIssued,
  TokenApi,
} from '../../src/registries/contract.js';
import { Secret } from '../../src/secret/secret.js';
import { failure } from '../http/client.js';
import { canary } from '../redaction/oracle.js';
import { adminContext, type TokenWorld } from './tokens/case.js';
import { known } from './tokens/kinds.js';

// Every registry that makes and ends tokens passes this suite. Everything it sends and shows is searched for
// the admin's secret and for those it makes (the oracle), and both sides of every call are held against the
// vendor's description.

const DAY = 24 * 60 * 60 * 1000;
const request = (generation = 1, ...keep: string[]): MintRequest => ({
  generation,
  until: Date.now() + 45 * DAY,
  keep,
});

async function within(
  start: () => Promise<TokenWorld>,
  test: (w: TokenWorld) => Promise<void>,
): Promise<void> {
  const world = await start();
  await test(world);
  const patterns = Object.values(world.api.calls).map(callPattern);
  const unnamed = (world.changes?.() ?? []).filter((call) => !patterns.some((one) => one.test(call)));
  expect({ unnamed, wrong: await world.wrong?.() }).toEqual({
    unnamed: [],
    ...(world.wrong ? { wrong: [] } : {}),
  });
}

/** `{id}` stands for one step of the path. */
function callPattern(call: string): RegExp {
  const literal = call.split('{id}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^/]+')}$`);
}

/** The call that makes the secret, whatever the class. */
async function mint(api: TokenApi, ctx = adminContext(), generation = 1): Promise<unknown> {
  if (api.kind === 'overlap') return api.create(request(generation), ctx);
  if (api.kind === 'refresh') return api.issue(ctx);
  if (api.kind === 'supplied') throw new Error('nothing is minted');
  if (api.chooses === 'client') return api.replace(new Secret(canary('aA1')), request(generation), ctx);
  const current = await api.current(ctx);
  return api.regenerate(current?.id ?? '', request(generation), ctx);
}

/**
 * Makes the call with an answer that is lost: on its way, with exit code 75, or where nothing travels with the
 * process that would have used it.
 */
async function losing({ next }: TokenWorld, call: () => Promise<unknown>): Promise<void> {
  if (!next) {
    await call();
    return;
  }
  next('after', 'drop');
  expect((await failure(call())).exit).toBe(75);
}

describe.each(known)('$name', ({ start }) => {
  it('F17: check changes nothing', () =>
    within(start, async (world) => {
      if (world.api.kind === 'supplied') return;
      const before = world.state();
      await world.api.check(request(), adminContext());
      expect(world.state()).toEqual(before);
      expect(world.changes?.() ?? []).toEqual([]);
    }));

  it('says whom its secrets are for without a secret', () =>
    within(start, async ({ api }) => {
      expect(api.name).toMatch(/^\S.*\S$/);
      expect('example' in api && api.example.username).toMatch(/^[\x21-\x39\x3b-\x7e]+$/);
      expect(JSON.stringify(api.calls)).not.toMatch(/undefined|%7B/);
    }));

  it('what it makes is in no log and no address', () =>
    within(start, async ({ api }) => {
      const ctx = adminContext();
      await mint(api, ctx);
      expect(ctx.lines).toEqual([]);
    }));
});

const served = known.filter((one) => one.served);
describe.each(served)('$name, over the network', ({ start, chooses }) => {
  it.each([
    [401, 'E_ADMIN_REFUSED', 1],
    [403, 'E_ADMIN_FORBIDDEN', 1],
    [429, 'E_RATE_LIMITED', 75],
    [500, 'E_SERVER_UNAVAILABLE', 75],
    [503, 'E_SERVER_UNAVAILABLE', 75],
  ] as const)('the answer %i to a check is %s', (status, code, exit) =>
    within(start, async ({ api, every }) => {
      if (api.kind === 'supplied') throw new Error('nothing is sent');
      every?.({ status, headers: { 'retry-after': '120' }, body: { message: 'no' } });
      const error = await failure(api.check(request(), adminContext()));
      expect({ code: error.code, exit: error.exit }).toEqual({ code, exit });
      expect(error.toString()).not.toContain('…');
    }),
  );

  it.each([
    [400, /^(?:E_TOKEN_REQUEST|E_TOKEN_NOT_FOUND)$/, 1],
    [401, /^E_ADMIN_REFUSED$/, 1],
    [403, /^E_ADMIN_FORBIDDEN$/, 1],
    [404, /^(?:E_TOKEN_REQUEST|E_TOKEN_NOT_FOUND)$/, 1],
    [429, /^E_RATE_LIMITED$/, 75],
    [503, /^E_SERVER_UNAVAILABLE$/, 75],
  ] as const)(
    'F4: the answer %i to the call that makes a secret, and nothing has changed',
    (status, code, exit) =>
      within(start, async (world) => {
        const before = world.state();
        // More than a minute is not waited for, so nothing is sent again.
        world.next?.('before', { status, headers: { 'retry-after': '120' }, body: { message: 'no' } });
        const error = await failure(mint(world.api));
        expect(error.code).toMatch(code);
        expect(error.exit).toBe(exit);
        expect(world.state()).toEqual(before);
      }),
  );

  const unreadable = [
    ['cut', '{"token":', {}],
    ['of another form', '[]', {}],
    ['compressed', 'x', { 'content-encoding': 'gzip' }],
    ['too large', ' '.repeat(9 * 1024 * 1024), {}],
  ] as const;
  const answers = unreadable.flatMap((row) => [200, 201].map((status) => [...row, status] as const));
  it.each(answers)('an answer that is %s leaves open what was done (%#)', (_, body, headers, status) =>
    within(start, async (world) => {
      world.next?.('after', { status, headers, body });
      const attempt = mint(world.api);
      // Whoever knows the secret needs no answer: the same call again would change nothing.
      if (
        chooses === 'client' &&
        (await attempt.then(
          () => true,
          () => false,
        ))
      )
        return;
      const error = await failure(attempt);
      expect(error.code).toMatch(world.unusable ?? /^E_ANSWER_LOST$/);
      expect(error.exit).toBe(75);
    }),
  );
});

const local = known.filter((one) => !one.served);
describe.each(local)('$name, on this machine', ({ start }) => {
  it('F4: what stands in the way of a call is an error, for check too where it can be known, and nothing has changed', () =>
    within(start, async ({ api, state, obstacles = [] }) => {
      const before = state();
      expect(obstacles).not.toEqual([]);
      for (const { name, code, foreseen, overrides } of obstacles) {
        const ctx = () => adminContext(overrides());
        const error = await failure(mint(api, ctx()));
        expect({ name, code: error.code, exit: error.exit }).toEqual({ name, code, exit: 1 });
        if (api.kind === 'supplied') throw new Error('nothing is done');
        if (foreseen) expect((await failure(api.check(request(), ctx()))).code).toBe(code);
        expect({ name, state: state() }).toEqual({ name, state: before });
      }
    }));

  it('sends nothing', () =>
    within(start, async ({ api }) => {
      expect(api.calls).toEqual({});
      const silent = { http: { send: () => Promise.reject(new Error('sent')) } };
      await mint(api, Object.assign(adminContext(), silent));
    }));
});

const overlapping = known.filter(({ kind }) => kind === 'overlap');
describe.each(overlapping)('$name, side by side', ({ start }) => {
  const opened = (
    test: (world: TokenWorld<Overlap>, ctx: ReturnType<typeof adminContext>) => Promise<void>,
  ) => within(start, (world) => test(world as TokenWorld<Overlap>, adminContext()));

  it('F11: finds the one that was made by hand as generation 0, and only ours', () =>
    opened(async ({ api, byHand }, ctx) => {
      const listed = await api.list(ctx);
      expect(listed.map(({ generation }) => generation)).toEqual(byHand ? [0] : []);
    }));

  it('what it creates logs in, beside the one before, and is listed by its generation', () =>
    opened(async ({ api, logIn, byHand, others, tellsGenerations = true }, ctx) => {
      const before = others();
      const asked = request(3);
      const made = await api.create(asked, ctx);
      expect(await logIn(made)).toBe(true);
      expect(byHand === undefined || (await logIn(byHand))).toBe(true);
      const found = (await api.list(ctx)).filter(({ id }) => id === made.id);
      expect(found).toHaveLength(1);
      expect(found[0]?.generation).toBe(tellsGenerations ? 3 : undefined);
      expect(made.expiresAt ?? asked.until).toBeGreaterThanOrEqual(asked.until - 1000);
      expect(others()).toEqual(before);
      if (api.usernames === 'constant') expect(made.username).toBe(api.example.username);
    }));

  it('registers the secret with the masks before anything else', () =>
    opened(async ({ api }, ctx) => {
      const made = await api.create(request(), ctx);
      expect(ctx.masks.redact(made.secret.reveal())).toBe('***');
    }));

  it('F2: a lost answer leaves one token that the list shows, and the call is not repeated', () =>
    opened(async (world, ctx) => {
      const { api, changes, tellsGenerations = true } = world;
      const before = (await api.list(ctx)).map(({ id }) => id);
      await losing(world, () => api.create(request(2), ctx));
      const left = (await api.list(ctx)).filter(({ id }) => !before.includes(id));
      expect(left.map(({ generation }) => generation)).toEqual([tellsGenerations ? 2 : undefined]);
      const create = changes?.() ?? [];
      expect(new Set(create).size).toBe(create.length);
    }));

  it('F12: what somebody may still use is never touched, and with two slots there is no third', () =>
    opened(async ({ api, logIn, byHand, state }, ctx) => {
      const all = async () => (await api.list(ctx)).map(({ id }) => id);
      const first = await api.create(request(1, ...(await all())), ctx);
      const kept = await all();
      await api.create(request(2, first.id), ctx);
      expect(await logIn(first)).toBe(true);
      if (api.slots === undefined) expect(byHand && (await logIn(byHand))).not.toBe(false);
      if (api.slots === undefined) return;
      expect(kept).toHaveLength(api.slots);
      const [full, before] = [request(3, ...(await all())), state()];
      for (const attempt of [() => api.check(full, ctx), () => api.create(full, ctx)]) {
        expect(await failure(attempt())).toMatchObject({ code: 'E_SLOTS_FULL', exit: 1 });
      }
      expect(state()).toEqual(before);
    }));

  it('revoke ends that one, twice is fine, and every other one stays', () =>
    opened(async ({ api, logIn, others }, ctx) => {
      const before = others();
      const first = await api.create(request(1), ctx);
      const second = await api.create(request(2, first.id), ctx);
      await api.revoke(first.id, ctx);
      expect({ first: await logIn(first), second: await logIn(second) }).toEqual({
        first: false,
        second: true,
      });
      await api.revoke(first.id, ctx);
      expect(await logIn(second)).toBe(true);
      const left = await api.list(ctx);
      expect(left.map(({ id }) => id)).not.toContain(first.id);
      expect(left.map(({ id }) => id)).toContain(second.id);
      expect(others()).toEqual(before);
    }));

  it('revoke touches nothing that is not ours, or not there', () =>
    opened(async ({ api, state }, ctx) => {
      const before = state();
      await api.revoke('4711', ctx);
      expect(state()).toEqual(before);
    }));

  it('F10: a revoke whose answer is lost is found done', () =>
    opened(async ({ api, logIn, next }, ctx) => {
      const made = await api.create(request(1), ctx);
      next?.('after', 'drop');
      await api.revoke(made.id, ctx).catch((error: unknown) => expect(error).toMatchObject({ exit: 75 }));
      await api.revoke(made.id, ctx);
      expect(await logIn(made)).toBe(false);
    }));

  it('F11: revokes the one that was made by hand by the id of the list', () =>
    opened(async ({ api, logIn, byHand }, ctx) => {
      if (!byHand) return;
      const [token] = await api.list(ctx);
      await api.revoke(token?.id ?? '', ctx);
      expect(await logIn(byHand)).toBe(false);
    }));
});

const chosen = known.filter(({ chooses }) => chooses === 'client');
describe.each(chosen)('$name, with a secret of ours', ({ start }) => {
  const opened = (
    test: (world: TokenWorld<ReplaceChosen>, ctx: ReturnType<typeof adminContext>) => Promise<void>,
  ) => within(start, (world) => test(world as TokenWorld<ReplaceChosen>, adminContext()));

  it('F13: the new secret logs in and the old one no longer, under the same username', () =>
    opened(async ({ api, logIn, byHand, others }, ctx) => {
      const before = others();
      const secret = new Secret(canary('aA1'));
      const asked = request();
      const made = await api.replace(secret, asked, ctx);
      expect(made.username).toBe(api.username);
      expect(await logIn({ username: api.username, secret })).toBe(true);
      if (byHand) expect(await logIn(byHand)).toBe(false);
      expect(made.expiresAt ?? asked.until).toBeGreaterThanOrEqual(asked.until);
      expect(others()).toEqual(before);
    }));

  it('F1: the same secret twice is the same world', () =>
    opened(async ({ api, state }, ctx) => {
      const [secret, asked] = [new Secret(canary('aA1')), request()];
      const first = await api.replace(secret, asked, ctx);
      const before = state();
      expect(await api.replace(secret, asked, ctx)).toEqual(first);
      expect(state()).toEqual(before);
    }));

  it('F2: a lost answer is repaired by the same call', () =>
    opened(async ({ api, logIn, next }, ctx) => {
      const [secret, asked] = [new Secret(canary('aA1')), request()];
      next?.('after', 'drop');
      await api
        .replace(secret, asked, ctx)
        .catch((error: unknown) => expect(error).toMatchObject({ exit: 75 }));
      await api.replace(secret, asked, ctx);
      expect(await logIn({ username: api.username, secret })).toBe(true);
    }));

  it('F19: what it chooses is taken', () =>
    opened(async ({ api, logIn }, ctx) => {
      const secret = api.choose(ctx);
      await api.replace(secret, request(), ctx);
      expect(await logIn({ username: api.username, secret })).toBe(true);
    }));
});

const issued = known.filter(({ chooses }) => chooses === 'registry');
describe.each(issued)('$name, with a secret of the registry', ({ start }) => {
  const opened = (
    test: (world: TokenWorld<ReplaceIssued>, ctx: ReturnType<typeof adminContext>) => Promise<void>,
  ) => within(start, (world) => test(world as TokenWorld<ReplaceIssued>, adminContext()));

  it('F13: the new secret logs in and the old one no longer', () =>
    opened(async ({ api, logIn, byHand, others }, ctx) => {
      const before = others();
      const current = await api.current(ctx);
      const made = await api.regenerate(current?.id ?? '', request(), ctx);
      expect(ctx.masks.redact(made.secret.reveal())).toBe('***');
      expect(await logIn(made)).toBe(true);
      if (byHand) expect(await logIn(byHand)).toBe(false);
      expect(others()).toEqual(before);
    }));

  it('F2, F36: after a lost answer current names the successor, and the call went out once', () =>
    opened(async (world, ctx) => {
      const { api, logIn, changes } = world;
      const before = await api.current(ctx);
      await losing(world, () => api.regenerate(before?.id ?? '', request(), ctx));
      expect(changes?.()).toHaveLength(1);
      const after = await api.current(ctx);
      expect(after).toBeDefined();
      if (!api.readBack) return expect(after?.id).not.toBe(before?.id);
      const held = await api.readBack(ctx);
      expect(held !== undefined && (await logIn(held))).toBe(true);
    }));
});
