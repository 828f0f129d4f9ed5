import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../vendors/time.js';
import { JenkinsWorld, STORES } from './world.js';

/** Everybody has the same, it works, and nothing beside it has changed. */
async function expectOneLogin(world: JenkinsWorld): Promise<void> {
  expect(await world.working()).toEqual(STORES);
  const logins = world.logins().map(({ username, secret }) => `${username}:${secret}`);
  expect(new Set(logins).size).toBe(1);
  const { state } = world.jenkins;
  expect(state.get('team-a', 'push')?.fields.get('description')).toBe('für alle');
  expect(state.get('', 'push-pair')?.fields.get('description')).toBe('both');
  expect(await world.vendor.wrong()).toEqual([]);
}

async function due(): Promise<JenkinsWorld> {
  const world = await JenkinsWorld.start();
  world.time.pass(31 * DAY);
  return world;
}

const isStore = (call: string) => /\/credential\/push(?:-pair)?\/config\.xml$/.test(call);

describe('a rotation whose stores and ledger are in Jenkins', () => {
  it('takes over what was made by hand, waits, ends it, and is due again', async () => {
    const world = await due();
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'rotated', generation: 1 });
    await expectOneLogin(world);
    expect(await world.isByHandAlive()).toBe(true);
    const record = world.jenkins.state.get('', 'REGCRED_PUSH')?.fields;
    expect(JSON.parse(record?.get('description') ?? '')).toMatchObject({ record: { generation: 1 } });

    world.time.pass(12 * HOUR);
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'waiting' });
    world.time.pass(13 * HOUR);
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'retired', proof: 'refused' });
    expect([await world.isByHandAlive(), world.vendor.alive()]).toEqual([false, 1]);
    await expectOneLogin(world);

    const idle = await world.wire.during(async () =>
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'nothing-due' }),
    );
    expect(idle).toEqual([]);
    world.time.pass(29 * DAY);
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'rotated', generation: 2 });
    world.time.pass(25 * HOUR);
    expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'retired' });
    await expectOneLogin(world);
  });

  it('F28: a plan changes nothing, and names each write of a store once', async () => {
    const world = await due();
    const before = world.jenkins.state.snapshot();
    let planned: Awaited<ReturnType<JenkinsWorld['plan']>> | undefined;
    expect(await world.wire.during(async () => (planned = await world.plan()))).toEqual([]);
    expect(world.jenkins.state.snapshot()).toEqual(before);
    const sent = await world.wire.during(() => world.rotate());
    const told = (planned?.steps ?? []).flatMap(({ calls }) => calls);
    expect(told.filter(isStore).toSorted()).toEqual(
      sent
        .map(({ call }) => call)
        .filter(isStore)
        .toSorted(),
    );
    expect(told.filter(isStore)).toHaveLength(2);
  });

  it.each([
    [403, 'E_STORE_DENIED', 1],
    [500, 'E_STORE_VALUE', 1],
    [405, 'E_STORE_READONLY', 2],
    [503, 'E_SERVER_UNAVAILABLE', 75],
  ])(
    'F4, F7: a store that answers %i does not keep the other back, and the next run writes only that one',
    async (status, code, exit) => {
      const world = await due();
      const isPair = (call: string) =>
        call.endsWith('/credential/push-pair/config.xml') && call.startsWith('POST');
      world.wire.trouble = (call) => (isPair(call) ? { when: 'before', happens: { status } } : undefined);
      const failed = await world.rotate();
      expect(failed).toMatchObject({ exit, outcome: 'failed', error: { code }, generation: 1 });
      expect(failed.stores.map(({ outcome }) => outcome)).toEqual(['written', 'failed']);
      expect(await world.working()).toEqual(STORES);
      world.wire.trouble = undefined;
      const sent = await world.wire.during(async () =>
        expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'finished', generation: 1 }),
      );
      expect(sent.map(({ call }) => call).filter(isStore)).toHaveLength(1);
      await expectOneLogin(world);
    },
  );

  it('F22: a store that holds the login of somebody else is left alone', async () => {
    const world = await due();
    const fields = { username: 'somebody', password: 'theirs' };
    world.jenkins.state.add('team-a', 'push', { fields });
    expect(await world.rotate()).toMatchObject({ exit: 1, error: { code: 'E_STORE_USERNAME' } });
    expect(world.jenkins.state.get('team-a', 'push')?.fields.get('password')).toBe('theirs');
  });

  it('F33: tells in its report what hides a store', async () => {
    const world = await due();
    world.jenkins.state.add('team-b', 'push-pair', { fields: { username: 'x', password: 'y' } });
    const { notices } = await world.rotate();
    expect(JSON.stringify(notices)).toContain('jenkins:team-b/push-pair');
  });

  it('F1, F2: a run that dies after any change is ended by the next ones', { timeout: 120_000 }, async () => {
    for (let count = 1; ; count++) {
      const world = await due();
      if (!(await world.dieAfter(count))) return expect(count).toBeGreaterThan(5);
      expect(world.vendor.alive()).toBeLessThanOrEqual(2);
      expect(await world.working()).toEqual(STORES);
      expect(await world.rotate()).toMatchObject({ exit: 0 });
      await expectOneLogin(world);
      world.time.pass(25 * HOUR);
      expect(await world.rotate()).toMatchObject({ exit: 0 });
      expect([await world.isByHandAlive(), world.vendor.alive()]).toEqual([false, 1]);
      await expectOneLogin(world);
    }
  });
});
