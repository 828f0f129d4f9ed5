import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../src/errors.js';
import { decide } from '../../src/rotate/decide.js';
import { reasons } from '../../src/rotate/due.js';
import type { LedgerRecord } from '../../src/rotate/ledger/record.js';
import type { Step } from '../../src/rotate/step.js';
import type { StoreView, Value, Verdict, World } from '../../src/rotate/world.js';
import { Secret } from '../../src/secret/secret.js';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const DAY = 86_400_000;
const error = fail('E_TIMEOUT', { what: 'x', seconds: 1, where: 'y' });
const secret = new Secret('x');

const verdicts: readonly Verdict[] = [
  { answer: 'untried' },
  { answer: 'accepted' },
  { answer: 'rejected' },
  { answer: 'unknown', error },
];
const ledgers = [
  undefined,
  ...(['sealed', 'settled'] as const).flatMap((phase) =>
    [1, 31].flatMap((days) => ([true, undefined] as const).map((unproved) => record(phase, days, unproved))),
  ),
  // From tomorrow.
  record('settled', -1, undefined),
];

function record(phase: LedgerRecord['phase'], days: number, unproved: true | undefined): LedgerRecord {
  const since = new Date(NOW - days * DAY).toISOString();
  const fingerprint = { salt: '', hmac: '' };
  return { generation: 3, phase, fingerprint, since, ...(unproved && { unproved }), stores: {} };
}

const values: readonly (Value | undefined)[] = [
  undefined,
  ...[true, false].flatMap((fresh) =>
    [true, false].flatMap((minted) => verdicts.map((verdict) => ({ secret, fresh, minted, verdict }))),
  ),
];
const writes = [{ result: 'untried' }, { result: 'done' }, { result: 'failed', error }] as const;
const views = (['value', 'other', 'nothing'] as const).flatMap((holds) =>
  writes.map((written) => ({ holds, written })),
);
// The order of the stores makes no difference to what must hold.
const pairs = views.flatMap((a, index) => views.slice(index).map((b) => [a, b] as const));
const preflights = [{ result: 'pending' }, { result: 'passed' }, { result: 'failed', error }] as const;
const formers: readonly (readonly Verdict[])[] = [
  [],
  ...verdicts.map((verdict) => [verdict]),
  [{ answer: 'rejected' }, { answer: 'untried' }],
];

/** Every combination of the facts there are, with two stores. */
function* worlds(): Generator<World> {
  for (const ledger of ledgers)
    for (const value of values)
      for (const [a, b] of pairs)
        for (const preflight of preflights)
          for (const former of formers)
            for (const acceptDowntime of [true, false]) {
              const stores: StoreView[] = [
                { name: 'a', ...a },
                { name: 'b', ...b },
              ];
              yield world({
                ...(ledger && { ledger }),
                ...(value && { value }),
                stores,
                preflight,
                former: former.map((verdict) => ({ secret, verdict })),
                policy: { ...policy, acceptDowntime },
              });
            }
}

const policy = { credential: 'push', registry: 'r', token: 't', every: 30 * DAY, acceptDowntime: true };

function world(facts: Partial<World>): World {
  return { now: NOW, policy, preflight: { result: 'passed' }, stores: [], former: [], ...facts };
}

/** What must hold of a step, said from the promises and not from the code; undefined when all does. */
function broken(facts: World, { step, ...rest }: Step): string | undefined {
  const { ledger, value, stores, former, preflight } = facts;
  const answer = value?.verdict.answer;
  const everywhere = stores.every(({ holds }) => holds === 'value');
  const isAged = ledger && facts.now - Date.parse(ledger.since) >= policy.every;
  switch (step) {
    case 'preflight':
      return preflight.result !== 'pending' ? 'preflight twice' : undefined;
    case 'seal':
      if (preflight.result !== 'passed') return 'a new generation without preflight';
      if (!facts.policy.acceptDowntime) return 'a gap nobody accepted';
      if (value?.fresh && ledger) return 'a second generation while the first is in hand';
      if (ledger && !isAged && !ledger.unproved && answer !== 'rejected' && value) return 'not due';
      if ('generation' in rest && rest.generation !== (ledger?.generation ?? 0) + 1) return 'generation';
      return answer === 'unknown' && ledger
        ? 'a new generation while the registry does not answer'
        : undefined;
    case 'mint':
      return value && !value.minted && ledger ? undefined : 'nothing to mint';
    case 'verify':
      return value?.minted && answer === 'untried' ? undefined : 'nothing to verify';
    case 'write': {
      if (answer !== 'accepted') return 'a store written with what the registry does not accept';
      if (preflight.result !== 'passed') return 'a store written without preflight';
      const view = stores.find(({ name }) => 'store' in rest && name === rest.store);
      return view?.holds !== 'value' && view?.written.result === 'untried'
        ? undefined
        : 'a store written in vain';
    }
    case 'prove':
      if (answer !== 'accepted' || !everywhere) return 'proof too early';
      return former.some(({ verdict }) => verdict.answer === 'untried') ? undefined : 'proof twice';
    case 'settle':
    case 'rest':
      if (answer !== 'accepted') return 'done without a secret that works';
      if (!everywhere) return 'done with a store behind';
      if (former.some(({ verdict }) => verdict.answer !== 'rejected')) return 'done without the proof';
      if (step === 'rest' && ledger?.phase !== 'settled') return 'rest while the ledger says unfinished';
      if (!value?.fresh && (isAged || ledger?.unproved)) return 'done while due';
      return undefined;
    case 'stuck':
      return undefined;
  }
}

describe('decide', () => {
  // Hundreds of thousands of errors are made here, and nobody looks at where.
  const limit = Error.stackTraceLimit;
  beforeAll(() => void (Error.stackTraceLimit = 0));
  afterAll(() => void (Error.stackTraceLimit = limit));

  it('keeps every promise in every world there is', () => {
    const faults = new Map<string, number>();
    const seen = new Map<string, number>();
    for (const facts of worlds()) {
      const step = decide(facts);
      seen.set(step.step, (seen.get(step.step) ?? 0) + 1);
      const fault = broken(facts, step);
      if (fault) faults.set(fault, (faults.get(fault) ?? 0) + 1);
    }
    expect(Object.fromEntries(faults)).toEqual({});
    // Every step is reached, so that no promise above is kept for want of a case.
    expect([...seen.keys()].sort()).toEqual(
      ['mint', 'preflight', 'prove', 'rest', 'seal', 'settle', 'stuck', 'verify', 'write'].sort(),
    );
  });

  it('comes to an end from every world when every effect does what it should', () => {
    for (const start of worlds()) {
      if (start.preflight.result === 'failed' || !start.policy.acceptDowntime) continue;
      let facts = start;
      let count = 0;
      for (let step = decide(facts); step.step !== 'rest' && step.step !== 'stuck'; step = decide(facts)) {
        facts = after(step, facts);
        if (++count > 12) throw new Error(`no end: ${JSON.stringify(start)}`);
      }
    }
  });

  const ledger = record('settled', 1, undefined);
  const sealed: LedgerRecord = { ...ledger, phase: 'sealed' };
  const held = (answer: 0 | 1 | 2 | 3, more: Partial<Value> = {}): Value => ({
    secret,
    fresh: false,
    minted: true,
    verdict: verdicts[answer] as Verdict,
    ...more,
  });
  const view = (
    holds: StoreView['holds'],
    written: StoreView['written'] = { result: 'untried' },
  ): StoreView => ({
    name: 'a',
    holds,
    written,
  });
  const old: World['former'] = [{ secret, verdict: { answer: 'untried' } }];
  const failed = { result: 'failed', error } as const;
  const table: readonly (readonly [string, Partial<World>, string])[] = [
    ['no ledger: a first generation', {}, 'seal'],
    ['all in order', { ledger, value: held(1), stores: [view('value')] }, 'rest'],
    ['the registry does not answer', { ledger, value: held(3), stores: [view('value')] }, 'stuck'],
    ['drift: the registry refuses it', { ledger, value: held(2), stores: [view('value')] }, 'seal'],
    ['drift: no store holds it', { ledger, stores: [view('other')] }, 'seal'],
    ['drift: one store behind', { ledger, value: held(1), stores: [view('nothing')] }, 'write'],
    ['the old one was not proved refused', { ledger: { ...ledger, unproved: true }, value: held(1) }, 'seal'],
    ['crash after seal: nobody holds it', { ledger: sealed, stores: [view('other')] }, 'seal'],
    ['crash after k of n stores', { ledger: sealed, value: held(1), stores: [view('other')] }, 'write'],
    ['crash before settle', { ledger: sealed, value: held(1), stores: [view('value')] }, 'settle'],
    ['chosen, not set', { ledger, value: held(0, { fresh: true, minted: false }) }, 'mint'],
    ['F8: set, not verified', { ledger, value: held(0, { fresh: true }) }, 'verify'],
    ['F8: refused after all', { ledger, value: held(2, { fresh: true }), stores: [view('other')] }, 'stuck'],
    [
      'F9: unknown is never success',
      { ledger, value: held(3, { fresh: true }), stores: [view('other')] },
      'stuck',
    ],
    [
      'F7: a store could not be written',
      { ledger, value: held(1), stores: [view('other', failed)] },
      'stuck',
    ],
    [
      'F5: a store does not hold what was written',
      { ledger, value: held(1), stores: [view('other', { result: 'done' })] },
      'stuck',
    ],
    [
      'the old one is still to be proved refused',
      { ledger, value: held(1), stores: [view('value')], former: old },
      'prove',
    ],
    ['F13: a gap nobody accepted', { policy: { ...policy, acceptDowntime: false } }, 'stuck'],
    ['F20: the ledger is from tomorrow', { now: NOW - 2 * DAY, ledger, value: held(1) }, 'stuck'],
    ['preflight comes first', { preflight: { result: 'pending' } }, 'preflight'],
    ['preflight failed', { preflight: failed }, 'stuck'],
  ];
  it.each(table)('%s', (_name, facts, expected) => {
    expect(decide(world(facts)).step).toBe(expected);
  });

  it('F10: an old secret that still works is an error of its own', () => {
    const former: World['former'] = [{ secret, verdict: { answer: 'accepted' } }];
    const step = decide(world({ ledger, value: held(1), stores: [view('value')], former }));
    expect(step).toMatchObject({ step: 'stuck', error: { code: 'E_REVOKE_UNPROVED' } });
  });

  it('is due on the day and not a moment before', () => {
    const due = NOW + 29 * DAY;
    expect(reasons(world({ ledger, value: held(1), now: due - 1 }))).toEqual([]);
    expect(reasons(world({ ledger, value: held(1), now: due }))).toEqual(['age']);
  });
});

/** What a step leaves when it succeeds. */
function after(step: Step, facts: World): World {
  const ledger = facts.ledger ?? {
    generation: 0,
    phase: 'sealed' as const,
    fingerprint: { salt: '', hmac: '' },
    since: '',
    stores: {},
  };
  const accepted: Verdict = { answer: 'accepted' };
  switch (step.step) {
    case 'preflight':
      return { ...facts, preflight: { result: 'passed' } };
    case 'seal': {
      const rest = { ...ledger };
      delete rest.unproved;
      const { generation } = step;
      return {
        ...facts,
        ledger: { ...rest, generation, phase: 'sealed', since: new Date(NOW).toISOString() },
        value: { secret, fresh: true, minted: false, verdict: { answer: 'untried' } },
        stores: facts.stores.map(({ name }) => ({ name, holds: 'other', written: { result: 'untried' } })),
      };
    }
    case 'mint':
      return {
        ...facts,
        former: facts.former.map(() => ({ secret, verdict: { answer: 'untried' } })),
        ...(facts.value && { value: { ...facts.value, minted: true, verdict: { answer: 'untried' } } }),
      };
    case 'verify':
      return { ...facts, ...(facts.value && { value: { ...facts.value, verdict: accepted } }) };
    case 'write':
      return {
        ...facts,
        stores: facts.stores.map((store) =>
          store.name === step.store ? { ...store, holds: 'value', written: { result: 'done' } } : store,
        ),
      };
    case 'prove':
      return { ...facts, former: facts.former.map(() => ({ secret, verdict: { answer: 'rejected' } })) };
    case 'settle':
      return {
        ...facts,
        ledger: { ...ledger, phase: 'settled' },
        stores: facts.stores.map((store) => ({ ...store, written: { result: 'untried' } })),
      };
    case 'rest':
    case 'stuck':
      return facts;
  }
}
