import { describe, expect, it } from 'vitest';
import { expectOneSecret, start } from './started.js';
import { DAY, HOUR } from './time.js';
import { allStores, callCases, type VendorWorld } from './world.js';

/** The environment's secret cannot be written. */
const isEnvironment = (call: string) => /^PUT \S+\/environments\/prod\/secrets\/PUSH$/.test(call);
const stores = (world: VendorWorld, calls: readonly { readonly call: string }[]) =>
  calls.filter(({ call }) => /\/PUSH(?:_USER)?$/.test(call)).length;

describe.each(callCases)('$name', (kind) => {
  const isOverlap = kind.class === 'overlap';
  const isSample = callCases.find((one) => one.class === kind.class) === kind;

  const limited = [
    429,
    'You have exceeded a secondary rate limit',
    'E_RATE_LIMITED',
    isOverlap ? 75 : 1,
  ] as const;
  it.each([
    [403, 'Resource not accessible by integration', 'E_STORE_DENIED', 1],
    // The same for every vendor: once per class is enough.
    ...(isSample ? [[422, 'Validation failed', 'E_STORE_VALUE', 1] as const, limited] : []),
  ] as const)(
    'F4, F7: a store that answers %i does not keep the others back, and the next run writes only that one',
    async (status, message, code, exit) => {
      const world = await start(kind);
      world.time.pass(29 * DAY);
      if (kind.because === 'age' && isOverlap) world.time.pass(2 * DAY);
      const headers: Record<string, string> = status === 429 ? { 'retry-after': '3600' } : {};
      const refusal = { status, headers, body: { message } };
      world.wire.trouble = (call) => (isEnvironment(call) ? { when: 'before', happens: refusal } : undefined);
      const failed = await world.rotate();
      expect(failed).toMatchObject({ exit, outcome: 'failed', error: { code }, generation: 1 });
      expect(failed.stores.map(({ outcome }) => outcome)).toEqual([
        'written',
        'failed',
        'written',
        'written',
      ]);
      expect(await world.isByHandAlive()).toBe(isOverlap);
      expect(await world.working()).toEqual(
        isOverlap ? allStores : allStores.filter((store) => store !== 'environment'),
      );

      world.wire.trouble = undefined;
      const sent = await world.wire.during(async () =>
        expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'finished', generation: 1 }),
      );
      expect(sent.filter(({ call }) => kind.mint.test(call))).toEqual([]);
      expect(sent.filter(({ call }) => isEnvironment(call))).toHaveLength(1);
      expect(stores(world, sent)).toBe(1);
      await expectOneSecret(world);
      world.time.pass(25 * HOUR);
      await world.rotate();
      expect([await world.isByHandAlive(), world.vendor.alive()]).toEqual([false, 1]);
    },
  );

  it.runIf(isSample)(
    'F1, F2: a run that dies after any change is ended by the next ones, and the number of tokens stays small',
    async () => {
      for (let count = 1; ; count++) {
        const world = await start(kind);
        world.time.pass(29 * DAY);
        if (kind.because === 'age' && isOverlap) world.time.pass(2 * DAY);
        if (!(await world.dieAfter(count))) return expect(count).toBeGreaterThan(5);
        expect(world.vendor.alive()).toBeLessThanOrEqual(2);
        if (isOverlap) expect(await world.working()).toEqual(allStores);
        expect(await world.rotate()).toMatchObject({ exit: 0 });
        await expectOneSecret(world);
        world.time.pass(25 * HOUR);
        expect(await world.rotate()).toMatchObject({ exit: 0 });
        expect([await world.isByHandAlive(), world.vendor.alive()]).toEqual([false, 1]);
        await expectOneSecret(world);
      }
    },
    60_000,
  );

  it('F2, F36: the lost answer of a minting is never repaired by minting on the dead token', async () => {
    const world = await start(kind);
    world.time.pass(29 * DAY);
    if (kind.because === 'age' && isOverlap) world.time.pass(2 * DAY);
    world.wire.loseAnswerTo(kind.mint);
    const first = await world.wire.during(() => world.rotate());
    const second = await world.wire.during(() => world.rotate());
    const third = await world.wire.during(() => world.rotate());
    const mints = (sent: typeof first) =>
      sent.filter(({ call }) => kind.mint.test(call)).map(({ call }) => call);
    // Setting the same secret again changes nothing, so that is done at once.
    const isSafe = kind.class === 'replace-chosen';
    expect([first, second, third].map((sent) => mints(sent).length)).toEqual(isSafe ? [2, 0, 0] : [1, 1, 0]);
    // GitLab ends the whole family when an id is used twice.
    if (kind.mint.source.endsWith('rotate$')) expect(mints(second)).not.toEqual(mints(first));
    await expectOneSecret(world);
    world.time.pass(25 * HOUR);
    await world.rotate();
    expect([await world.isByHandAlive(), world.vendor.alive()]).toEqual([false, 1]);
  });
});
