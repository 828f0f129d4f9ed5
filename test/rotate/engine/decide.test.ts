import { beforeAll, describe, expect, it } from 'vitest';
import { regcredError } from '../../../src/errors/error.js';
import { decide } from '../../../src/rotate/engine/decide.js';
import { reasons } from '../../../src/rotate/engine/due.js';
import { imagine } from '../../../src/rotate/plan/imagine.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import type { Step } from '../../../src/rotate/engine/step.js';
import type {
  Policy,
  RotationClass,
  StoreView,
  CurrentLogin,
  Verdict,
  World,
} from '../../../src/rotate/engine/world.js';
import { Secret } from '../../../src/secret/secret.js';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const DAY = 86_400_000;
const error = regcredError('E_TIMEOUT', { what: 'x', seconds: 1, where: 'y' });
const made = { username: 'ci', secret: new Secret('made') };
const pair = { username: 'ci', secret: new Secret('x') };

const classes: readonly RotationClass[] = [
  'overlap',
  'replace-chosen',
  'replace-issued',
  'refresh',
  'supplied',
];
const verdicts: readonly Verdict[] = [
  { answer: 'untried' },
  { answer: 'accepted' },
  { answer: 'rejected' },
  { answer: 'unknown', error },
];

const instant = (days: number) => new Date(NOW - days * DAY).toISOString();

function record(facts: Partial<LedgerRecord> & Pick<LedgerRecord, 'phase'>): LedgerRecord {
  return {
    generation: 3,
    since: instant(1),
    ...(facts.phase !== 'minting' && {
      token: { id: 'three', username: 'ci' },
      fingerprint: { salt: '', hmac: '' },
    }),
    ...((facts.phase === 'stored' || facts.phase === 'settled') && { cutover: instant(1) }),
    former: [],
    stores: {},
    ...facts,
  };
}

const old = { id: 'two', generation: 2, username: 'ci' };
const ledgers: readonly (LedgerRecord | undefined)[] = [
  undefined,
  record({ phase: 'minting' }),
  record({ phase: 'minting', former: [old] }),
  record({ phase: 'sealed', former: [old] }),
  record({ phase: 'storing', former: [old] }),
  ...[1, 31].flatMap((days) => [
    record({ phase: 'stored', since: instant(days), cutover: instant(days), former: [old] }),
    record({
      phase: 'stored',
      since: instant(days),
      cutover: instant(days),
      former: [{ ...old, retired: instant(0) }],
    }),
    record({ phase: 'settled', since: instant(days) }),
    record({ phase: 'settled', since: instant(days), unproved: true }),
  ]),
  // From tomorrow.
  record({ phase: 'settled', since: instant(-1) }),
];

const tokenLists = [
  undefined,
  [],
  [{ id: 'zero', generation: 0, createdAt: NOW - DAY }],
  [old, { id: 'three', generation: 3 }],
  [old, { id: 'three', generation: 3 }, { id: 'orphan', generation: 3 }],
  [{ id: 'nine', generation: 9 }],
];

const values: readonly (CurrentLogin | undefined)[] = [
  undefined,
  ...[true, false].flatMap((madeHere) =>
    [true, false].flatMap((minted) =>
      verdicts.map((verdict) => ({ ...pair, madeHere, minted, sealed: true, verdict })),
    ),
  ),
  { ...pair, madeHere: true, minted: true, sealed: false, verdict: { answer: 'untried' } },
];
const writes = [{ result: 'untried' }, { result: 'done' }, { result: 'failed', error }] as const;
const views = (['current', 'other', 'nothing'] as const).flatMap((has) =>
  writes.map((written) => ({ has, written })),
);
const pairsOfStores = [
  [views[0], views[0]],
  [views[0], views[3]],
  [views[3], views[3]],
  [views[4], views[0]],
  [views[5], views[3]],
  [views[6], views[1]],
  [views[1], views[1]],
] as const;
const preflights = [{ result: 'pending' }, { result: 'passed' }, { result: 'failed', error }] as const;
const gates = [
  { answer: 'unasked' },
  { answer: 'open' },
  { answer: 'closed', why: 'A run is at work.' },
] as const;
const policies: readonly Partial<Policy>[] = [
  {},
  { acceptDowntime: true },
  { constantUsername: false },
  { now: NOW },
  { runs: DAY },
];

const policy: Policy = {
  credential: 'push',
  registry: 'r',
  token: 't',
  ledger: 'file:/l',
  class: 'overlap',
  constantUsername: true,
  hasEscrow: true,
  every: 30 * DAY,
  grace: 2 * DAY,
  margin: 2 * DAY,
  acceptDowntime: false,
};

/** Combinations of the facts there are, with two stores: everything that can differ does so with everything. */
function* worlds(): Generator<World> {
  for (const kind of classes)
    for (const extra of policies)
      for (const ledger of ledgers)
        for (const tokens of tokenLists)
          for (const current of values)
            for (const [a, b] of pairsOfStores)
              for (const preflight of preflights)
                for (const gate of gates) {
                  const isListed = kind === 'overlap' || kind === 'replace-issued';
                  if (isListed === (tokens === undefined)) continue;
                  // A value that is minted and not recorded yet exists only between these two steps.
                  if (current && ledger && (ledger.phase === 'minting') === current.sealed) continue;
                  if (current && !ledger) continue;
                  // Only a chosen secret is there before its token.
                  if (current && !current.minted && kind !== 'replace-chosen') continue;
                  // Only old tokens have a gate to pass.
                  if (gate !== gates[0] && ledger?.phase !== 'stored') continue;
                  yield world({
                    policy: { ...policy, class: kind, ...extra },
                    ...(ledger && { ledger }),
                    ...(tokens && { tokens }),
                    ...(current && { current }),
                    stores: [store('a', a), store('b', b)],
                    preflight,
                    gate,
                  });
                }
}

function store(name: string, view: Pick<StoreView, 'has' | 'written'> | undefined): StoreView {
  return {
    name,
    holds: 'secret',
    readable: false,
    ...(view ?? { has: 'current', written: { result: 'untried' } }),
  };
}

function world(facts: Partial<World>): World {
  return {
    now: NOW,
    policy,
    preflight: { result: 'passed' },
    stores: [],
    former: [],
    gate: { answer: 'unasked' },
    failedRetires: {},
    ...facts,
  };
}

/** A world in one line, for the message of a test that fails. */
function brief(
  { policy: { class: kind, ...rest }, ledger, tokens, current, stores, preflight, gate }: World,
  step: Step,
) {
  const kept = current && { ...current, secret: '', verdict: current.verdict.answer };
  const held = stores.map(({ has, written }) => `${has}/${written.result}`);
  const { constantUsername, acceptDowntime, now } = rest;
  return JSON.stringify({ kind, constantUsername, acceptDowntime, now, ledger, tokens, kept, held, preflight: preflight.result, gate: gate.answer, step: step.step === 'stuck' ? step.error.code : step }); // prettier-ignore
}

const changes = ['mint', 'seal', 'write', 'retire'];
const isEnd = ({ step }: Step) => ['rest', 'wait', 'await', 'stuck'].includes(step);

describe('decide', () => {
  let all: readonly (readonly [World, Step])[];
  beforeAll(() => {
    all = [...worlds()].map((each) => [each, decide(each)] as const);
  });
  const where = (holds: (world: World, step: Step) => boolean) =>
    all
      .filter(([each, step]) => holds(each, step))
      .slice(0, 3)
      .map(([each, step]) => brief(each, step));

  it('has a step for every world', () => {
    expect(all.length).toBeGreaterThan(30_000);
    expect(all.every(([, step]) => typeof step.step === 'string')).toBe(true);
    const steps = new Set(all.map(([, { step }]) => step));
    expect([...steps].sort()).toEqual(
      ['await', 'clear', 'gate', 'mint', 'preflight', 'prove', 'rest', 'retire', 'seal', 'settle', 'stuck', 'verify', 'wait', 'write'].sort(), // prettier-ignore
    );
  });

  it('is the same for the same world, and changes none', () => {
    const different = all.filter(([each, step], index) => {
      if (index % 5 > 0) return false;
      const before = JSON.stringify(each);
      return JSON.stringify(decide(each)) !== JSON.stringify(step) || JSON.stringify(each) !== before;
    });
    expect(different.length).toBe(0);
  });

  it('makes nothing before the preflight has passed', () => {
    const early = where(
      ({ preflight, current }, { step }) =>
        preflight.result !== 'passed' &&
        (step === 'mint' || step === 'write' || (step === 'seal' && !(current && !current.sealed))),
    );
    expect(early).toEqual([]);
  });

  it('writes no store with a value that is not accepted', () => {
    expect(
      where(({ current }, { step }) => step === 'write' && current?.verdict.answer !== 'accepted'),
    ).toEqual([]);
  });

  it('takes unknown for no answer: nothing is made, stored or ended on it', () => {
    const bold = where(
      ({ current, ledger }, { step }) =>
        current?.verdict.answer === 'unknown' &&
        current.minted &&
        ledger?.phase !== 'minting' &&
        ledger !== undefined &&
        changes.includes(step),
    );
    expect(bold).toEqual([]);
    const asked = where(
      ({ current, ledger }) => current?.verdict.answer === 'unknown' && ledger !== undefined,
    );
    expect(asked).not.toEqual([]);
  });

  it('ends a former token only when every store has the value, the grace is over and the gate is open', () => {
    const early = where(({ ledger, gate, now, policy: { grace, now: urgent } }, step) => {
      if (step.step !== 'retire' || step.why !== 'former') return false;
      const isOver = now >= Date.parse(ledger?.cutover ?? '') + grace;
      const isStored = ledger?.phase === 'stored';
      return !isStored || (urgent === undefined && !(isOver && gate.answer === 'open'));
    });
    expect(early).toEqual([]);
    expect(where((_, step) => step.step === 'retire' && step.why === 'former').length).toBeGreaterThan(0);
  });

  it('ends as an orphan only a token of a generation that no store was given', () => {
    const bad = where(({ ledger }, step) => {
      if (step.step !== 'retire' || step.why !== 'orphan') return false;
      const isOwn = step.token === ledger?.token?.id;
      return (
        step.token !== 'orphan' && !(ledger?.phase === 'minting') && !(isOwn && ledger.phase === 'sealed')
      );
    });
    expect(bad).toEqual([]);
    expect(where((_, step) => step.step === 'retire' && step.why === 'orphan')).not.toEqual([]);
  });

  it('replaces the only slot only where the downtime is accepted', () => {
    const replacing = (isAccepted: boolean) =>
      where(
        ({ policy: { class: kind, acceptDowntime }, ledger }, { step }) =>
          kind.startsWith('replace') && acceptDowntime === isAccepted && (ledger === undefined || ledger.phase === 'settled') && (step === 'mint' || step === 'seal'), // prettier-ignore
      );
    expect(replacing(false)).toEqual([]);
    expect(replacing(true)).not.toEqual([]);
  });

  it('begins no generation where the username changes and a store cannot hold both at once', () => {
    const beginning = (isConstant: boolean) =>
      where(
        ({ policy: { constantUsername }, ledger }, { step }) =>
          constantUsername === isConstant && ledger === undefined && (step === 'mint' || step === 'seal'),
      );
    expect(beginning(false)).toEqual([]);
    expect(beginning(true)).not.toEqual([]);
  });

  it('never uses a number for a second value', () => {
    const used = where(({ ledger, current }, step) => {
      if (step.step === 'seal')
        return !!ledger && ledger.phase !== 'minting' && step.generation <= ledger.generation;
      if (step.step !== 'mint' || !ledger || ledger.phase === 'minting') return false;
      return (
        step.generation < ledger.generation ||
        (step.generation === ledger.generation && current?.minted !== false)
      );
    });
    expect(used).toEqual([]);
  });

  it('does not start over from a ledger that knows less than the registry', () => {
    const deciding = (wanted: string) =>
      where(
        ({ tokens, ledger, policy: { class: kind } }, { step }) =>
          kind === 'overlap' &&
          ledger !== undefined &&
          ledger.phase !== 'minting' &&
          tokens?.some(({ id }) => id === 'nine') === true &&
          step === wanted,
      );
    expect(deciding('mint')).toEqual([]);
    expect(deciding('stuck')).not.toEqual([]);
  });

  it('comes to an end from every world when all goes well', () => {
    for (const [first] of all) {
      let here = first;
      let step = decide(here);
      let count = 0;
      for (; !isEnd(step) && count < 60; count++) {
        here = imagine(step as never, here, made);
        step = decide(here);
      }
      if (count >= 60) expect(brief(first, step)).toBe('an end');
    }
  });

  it('rests only where nothing is due', () => {
    const lazy = where((each, { step }) => step === 'rest' && reasons(each).length > 0);
    expect(lazy).toEqual([]);
  });

  it('F20: a ledger from the future stops everything', () => {
    const fromTomorrow = (isStuck: boolean) =>
      where(({ ledger }, { step }) => ledger?.since === instant(-1) && (step === 'stuck') === isStuck);
    expect(fromTomorrow(false)).toEqual([]);
    expect(fromTomorrow(true)).not.toEqual([]);
  });
});
