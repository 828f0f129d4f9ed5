import { describe, expect, it } from 'vitest';
import { registryCases } from './registries.js';
import { expectOneSecret, start } from './started.js';
import { DAY, HOUR } from './time.js';
import type { VendorCase } from './vendor.js';
import { allStores } from './world.js';

const named = (name: string) => registryCases.find((one) => one.name === name) as VendorCase;
const harbor = named('Harbor robots side by side');
const quay = named('a Quay robot in place');

/** Rotated once, and the old robot ended. */
async function settled() {
  const world = await start(harbor);
  world.time.pass(31 * DAY);
  await world.rotate();
  world.time.pass(25 * HOUR);
  expect(await world.rotate()).toMatchObject({ outcome: 'retired' });
  return world;
}

describe('what others do meanwhile', () => {
  it('F21: a secret that somebody else has written is given the value again, from a store that has it', async () => {
    const world = await settled();
    world.time.pass(HOUR);
    const { secrets } = world.platforms.github.state.vault('acme/web actions');
    const known = secrets.get('PUSH');
    if (known) secrets.set('PUSH', { ...known, value: 'robot$web+ci:other', updatedAt: world.time.now() });
    expect(await world.working()).toHaveLength(3);
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'repaired', generation: 1 });
    await expectOneSecret(world);
  });

  it('F22: a store that holds the login of somebody else is left alone', async () => {
    const world = await start(quay);
    const username = world.platforms.gitlab.variables.get('projects/acme/web', 'PUSH_USER');
    if (username) username.value = 'somebody';
    const sent = await world.wire.during(async () =>
      expect(await world.rotate()).toMatchObject({ exit: 1, error: { code: 'E_STORE_USERNAME' } }),
    );
    // The lease was taken and given back.
    expect(new Set(sent.map(({ call }) => call.includes('/variables')))).toEqual(new Set([true]));
    expect(await world.working()).toEqual(allStores);
  });

  it('F27: a ledger that was put back to an older state is not believed', async () => {
    const world = await settled();
    const { variables } = world.platforms.github.state;
    const [[key, before] = []] = [...variables];
    world.time.pass(29 * DAY);
    expect(await world.rotate()).toMatchObject({ outcome: 'rotated', generation: 2 });
    world.time.pass(25 * HOUR);
    expect(await world.rotate()).toMatchObject({ outcome: 'retired' });
    if (key && before) variables.set(key, before);
    expect(await world.rotate()).toMatchObject({ outcome: 'failed', error: { code: 'E_LEDGER_BEHIND' } });
    await expectOneSecret(world);
  });
});

describe('F15: a run that is asked to stop', () => {
  it.each([
    ['while the old secret is good: stops', harbor, 'E_INTERRUPTED'],
    ['while the old secret dies: gives the new one to every store first', quay, undefined],
  ] as const)('%s, and gives its lease back', async (_, kind, code) => {
    const world = await start(kind);
    if (kind.because === 'age') world.time.pass(31 * DAY);
    const stop = new AbortController();
    world.wire.trouble = (call) => {
      if (kind.mint?.test(call)) stop.abort();
      return undefined;
    };
    const report = await world.rotate({ signal: stop.signal });
    expect(report.error?.code).toBe(code);
    expect(await world.working()).toEqual(allStores);
    world.wire.trouble = undefined;
    // At once: nobody waits for a lease to end.
    const next = await world.rotate();
    expect(next.exit).toBe(0);
    expect(next.outcome).not.toBe('in-progress');
    await expectOneSecret(world);
  });
});
