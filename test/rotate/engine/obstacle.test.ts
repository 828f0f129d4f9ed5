import { describe, expect, it } from 'vitest';
import { obstacle } from '../../../src/rotate/engine/obstacle.js';
import type { Policy, StoreView, World } from '../../../src/rotate/engine/world.js';

const policy: Policy = {
  credential: 'push',
  registry: 'r',
  token: 't',
  ledger: 'file:/l',
  class: 'overlap',
  constantUsername: true,
  hasEscrow: false,
  every: 1,
  grace: 1,
  margin: 1,
  acceptDowntime: false,
};

function world(facts: Partial<World>, changed: Partial<Policy> = {}): World {
  return {
    now: 0,
    policy: { ...policy, ...changed },
    preflight: { result: 'pending' },
    stores: [],
    former: [],
    gate: { answer: 'unasked' },
    failedRetires: {},
    ...facts,
  };
}

const store = (holds: StoreView['holds'], readable = false): StoreView => ({
  name: 'github:acme/web/X',
  holds,
  readable,
  has: 'other',
  written: { result: 'untried' },
});

const ledger = (
  former: NonNullable<World['ledger']>['former'],
  generation = 3,
): NonNullable<World['ledger']> => ({
  generation,
  phase: 'storing',
  since: '2026-01-01T00:00:00Z',
  former,
  stores: {},
});

const lost = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `t${n}`, unfinished: true as const }));

describe('what forbids a new generation', () => {
  it('three secrets that were lost on their way, as long as there is no escrow', () => {
    expect(obstacle(world({ ledger: ledger(lost(2)) }))).toBeUndefined();
    expect(obstacle(world({ ledger: ledger(lost(3)) }))?.code).toBe('E_UNFINISHED');
    expect(obstacle(world({ ledger: ledger(lost(3)) }, { hasEscrow: true }))).toBeUndefined();
    const ended = lost(3).map((token) => ({ ...token, retired: '2026-01-01T00:00:00Z' }));
    expect(obstacle(world({ ledger: ledger(ended) }))).toBeUndefined();
  });

  it('F27: a registry with a newer token than the ledger knows', () => {
    const tokens = [{ id: 'a', generation: 4 }];
    expect(obstacle(world({ ledger: ledger([]), tokens }))?.code).toBe('E_LEDGER_BEHIND');
    expect(obstacle(world({ ledger: ledger([], 4), tokens }))).toBeUndefined();
  });

  it('a username that changes, where a store cannot take both at once', () => {
    const changing = { constantUsername: false };
    expect(obstacle(world({ stores: [store('secret')] }, changing))?.code).toBe('E_USERNAME_CHANGES');
    expect(obstacle(world({ stores: [store('two')] }, changing))?.code).toBe('E_TORN_PAIR');
    expect(obstacle(world({ stores: [store('pair')] }, changing))).toBeUndefined();
    const accepted = { ...changing, acceptDowntime: true };
    expect(obstacle(world({ stores: [store('two')] }, accepted))).toBeUndefined();
    expect(obstacle(world({ stores: [store('secret')] }, accepted))?.code).toBe('E_USERNAME_CHANGES');
  });

  it('two slots and stores that nobody can read, without an escrow', () => {
    const two = { slots: 2 };
    expect(obstacle(world({ stores: [store('pair')] }, two))?.code).toBe('E_ESCROW_NEEDED');
    expect(obstacle(world({ stores: [store('pair', true)] }, two))).toBeUndefined();
    expect(obstacle(world({ stores: [store('pair')] }, { ...two, hasEscrow: true }))).toBeUndefined();
  });

  it('one slot, unless the downtime is accepted', () => {
    for (const kind of ['replace-chosen', 'replace-issued'] as const) {
      expect(obstacle(world({}, { class: kind }))?.code).toBe('E_DOWNTIME_NOT_ACCEPTED');
      expect(obstacle(world({}, { class: kind, acceptDowntime: true }))).toBeUndefined();
    }
  });
});
