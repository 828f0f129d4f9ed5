import { describe, expect, it } from 'vitest';
import { expectOneSecret, start } from './started.js';
import { DAY, HOUR } from './time.js';
import { cases } from './world.js';

describe.each(cases.filter((one) => one.class === 'overlap'))('$name', (kind) => {
  it('takes over what was made by hand, waits, ends it, proves it, and is due again', async () => {
    const world = await start(kind);
    world.time.pass(31 * DAY);
    expect(await world.rotate()).toMatchObject({
      exit: 0,
      outcome: 'rotated',
      because: [kind.because],
      generation: 1,
    });
    await expectOneSecret(world);
    expect(await world.isByHandAlive()).toBe(true);

    world.time.pass(12 * HOUR);
    const early = await world.wire.during(async () =>
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'waiting' }),
    );
    expect(early).toEqual([]);

    // A run that was queued before the cut-over has read the old secret.
    const runs = world.platforms.runs;
    runs.push({ id: 9, status: 'queued', createdAt: world.time.now() - 2 * DAY });
    world.time.pass(13 * HOUR);
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'waiting' });
    expect(await world.isByHandAlive()).toBe(true);

    runs.length = 0;
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'retired', proof: 'refused' });
    expect([await world.isByHandAlive(), world.vendor.alive()]).toEqual([false, 1]);
    await expectOneSecret(world);

    const idle = await world.wire.during(async () =>
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'nothing-due' }),
    );
    expect(idle).toEqual([]);

    world.time.pass(29 * DAY);
    expect(await world.rotate()).toMatchObject({
      exit: 0,
      outcome: 'rotated',
      because: ['age'],
      generation: 2,
    });
    world.time.pass(25 * HOUR);
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'retired', generation: 2 });
    expect(world.vendor.alive()).toBe(1);
    await expectOneSecret(world);
  });
});

describe.each(cases.filter((one) => one.class.startsWith('replace')))('$name', (kind) => {
  it('F13: takes over what was made by hand, gives the stores the new one at once, and is due again', async () => {
    const world = await start(kind);
    world.time.pass(20 * DAY);
    if (kind.because === 'age') {
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'nothing-due' });
      world.time.pass(7 * DAY);
    }
    const because = kind.because === 'age' ? 'expiry' : kind.because;
    expect(await world.rotate()).toMatchObject({
      ...{ exit: 0, outcome: 'rotated', because: [because], generation: 1, proof: 'refused' },
    });
    expect([await world.isByHandAlive(), world.vendor.alive()]).toEqual([false, 1]);
    await expectOneSecret(world);
    const idle = await world.wire.during(async () =>
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'nothing-due' }),
    );
    expect(idle).toEqual([]);
    world.time.pass(31 * DAY);
    expect(await world.rotate()).toMatchObject({
      exit: 0,
      outcome: 'rotated',
      because: ['age'],
      generation: 2,
    });
    await expectOneSecret(world);
  });
});
