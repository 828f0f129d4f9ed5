import { describe, expect, it } from 'vitest';
import { canary } from '../../redaction/oracle.js';
import { expectOneSecret, start } from './started.js';
import { DAY } from './time.js';
import { loginServer, type VendorCase } from './vendor.js';
import { allStores } from './world.js';

/** A registry whose only password is set by hand in a panel. */
function panel(): { readonly kind: VendorCase; set(): string } {
  const now = { password: canary() };
  const accepts = (username: string, password: string) => username === 'team' && password === now.password;
  const kind: VendorCase = {
    name: 'a panel',
    ...{ class: 'supplied', form: 'secret', ledger: 'gitlab:acme/platform', because: 'first' },
    start: async () => ({
      byHand: { username: 'team', secret: now.password },
      env: {},
      lines: [
        `registry: ${(await loginServer(accepts)).origin}`,
        'provider: generic',
        'token: { username: team, new-password: env:NEXT, old-password: env:OLD, panel: Ask Ana. }',
      ],
      accepts: (username, secret) => Promise.resolve(accepts(username, secret)),
      alive: () => 1,
      wrong: () => Promise.resolve([]),
    }),
  };
  return { kind, set: () => (now.password = canary()) };
}

describe('a password that a person sets', () => {
  it('is asked for, taken, given to every store, and asked for again when its time is over', async () => {
    const { kind, set } = panel();
    const world = await start(kind);
    const asked = await world.wire.during(async () =>
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'awaiting', panel: 'Ask Ana.' }),
    );
    expect(asked).toEqual([]);
    expect(await world.working()).toEqual(allStores);

    for (const generation of [1, 2]) {
      const old = Object.values(world.logins())[0]?.secret ?? '';
      Object.assign(world.env, { NEXT: set(), OLD: old });
      expect(await world.rotate()).toMatchObject({
        exit: 0,
        outcome: 'rotated',
        generation,
        proof: 'refused',
      });
      await expectOneSecret(world);
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'nothing-due' });
      world.time.pass(31 * DAY);
      expect(await world.rotate()).toMatchObject({ exit: 0, outcome: 'awaiting', because: ['age'] });
    }
  });

  it('F28: a plan sends nothing, and the rotation nothing else than it says', async () => {
    const { kind, set } = panel();
    const world = await start(kind);
    Object.assign(world.env, { NEXT: set() });
    let steps: readonly { readonly calls: readonly string[] }[] = [];
    expect(await world.wire.during(async () => ({ steps } = await world.plan()))).toEqual([]);
    const sent = await world.wire.during(() => world.rotate());
    const isStore = (call: string) => call.endsWith('/PUSH');
    const told = steps.flatMap(({ calls }) => calls);
    expect(new Set(told.map(isStore))).toEqual(new Set([true, false]));
    expect(told.filter(isStore).sort()).toEqual(
      sent
        .map(({ call }) => call)
        .filter(isStore)
        .sort(),
    );
    expect(told.filter((call) => !isStore(call)).every((call) => call.endsWith('/REGCRED_PUSH'))).toBe(true);
  });

  it('is tried first: one that the registry refuses reaches no store', async () => {
    const { kind } = panel();
    const world = await start(kind);
    Object.assign(world.env, { NEXT: canary() });
    const report = await world.rotate();
    expect(report).toMatchObject({ exit: 1, outcome: 'failed', error: { code: 'E_SUPPLIED_REFUSED' } });
    expect(await world.working()).toEqual(allStores);
  });
});
