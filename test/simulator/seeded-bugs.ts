import { Secret } from '../../src/secret/secret.js';
import type { LedgerRecord } from '../../src/rotate/ledger/record.js';
import type { Work } from '../../src/rotate/engine/work.js';
import type { World } from '../../src/rotate/engine/world.js';
import type { Chapter } from './chapters.js';
import { engine } from './simulation.js';
import type { Engine } from './simulation.js';
import type { Scenario } from './scenario.js';
import type { Invariant } from './violation.js';

/** A bug that somebody could make, and the promise that must be seen broken. */
export interface SeededBug {
  readonly name: string;
  readonly engine: Engine;
  readonly scenario: Partial<Scenario>;
  /** What must happen before it shows; without it, days of which one has a single fault. */
  readonly history?: readonly Chapter[];
  readonly breaks: Invariant;
}

const { decide, act } = engine;

/** `decide` of another world than the one that was seen. */
function deciding(change: (world: World) => Partial<World>): Engine {
  return { ...engine, decide: (world) => decide({ ...world, ...change(world) }) };
}

/** `act` with other things in its hands. */
function acting(change: (work: Work, world: World, step: string) => Partial<Work>): Engine {
  return {
    ...engine,
    act: (step, world, run, work, ctx) =>
      act(step, world, run, { ...work, ...change(work, world, step.step) }, ctx),
  };
}

function recording(change: (record: LedgerRecord, step: string) => LedgerRecord): Engine {
  return acting(({ ledger }, _, step) => ({
    ledger: { ...ledger, write: (name, record, ctx) => ledger.write(name, change(record, step), ctx) },
  }));
}

const believed = { answer: 'accepted' } as const;
const slow = { lag: 60_000 };
const chosen = { manner: 'replace, chosen', acceptDowntime: true, escrow: 'resumable' } as const;

/** What some refreshers do: they go on with what they have when nothing was issued (docs/reference/rotation.md 3). */
const heedless: Engine = {
  ...engine,
  decide: (world) => {
    const { value } = world;
    return decide(
      value?.verdict.answer === 'untried' ? { ...world, value: { ...value, verdict: believed } } : world,
    );
  },
  act: (step, world, run, work, ctx) => {
    const { token } = work;
    if (step.step !== 'mint' || token.kind !== 'refresh') return act(step, world, run, work, ctx);
    const empty = { id: 'none', username: token.username, secret: new Secret('{"auths":{}}') };
    const issue = () => token.issue(ctx).catch(() => ({ ...empty, expiresAt: world.now + 1e8 }));
    return act(step, world, run, { ...work, token: { ...token, issue } }, ctx);
  },
};

/** Renews a short-lived token only when the next run would find it dead. */
export const lateRenewal: Engine = deciding(({ policy }) =>
  policy.runs === undefined ? {} : { policy: { ...policy, runs: policy.runs / 3 } },
);

export const seededBugs: readonly SeededBug[] = [
  {
    name: 'writes after a failed issue',
    engine: heedless,
    scenario: { manner: 'refresh, daily' },
    breaks: 'a store holds what is accepted',
  },
  {
    name: 'ends the old tokens before every store has the new one',
    engine: {
      ...engine,
      decide: (world) => {
        const step = decide(world);
        const old = world.ledger?.former.find(({ retired }) => retired === undefined);
        return step.step === 'write' && old ? { step: 'retire', token: old.id, why: 'former' } : step;
      },
    },
    scenario: {},
    breaks: 'nothing that is held is revoked',
  },
  {
    name: 'ignores the grace',
    engine: deciding(({ policy }) => ({ policy: { ...policy, grace: 0 } })),
    scenario: { stores: [{ holds: 'pair', readable: true, gate: 'absent' }] },
    breaks: 'nothing that is held is revoked',
  },
  {
    name: 'ignores the gate',
    engine: deciding(() => ({ gate: { answer: 'open' } })),
    scenario: {},
    breaks: 'nothing that is held is revoked',
  },
  {
    name: 'takes unknown for accepted',
    engine: acting(({ ask }) => ({
      ask: async (login, ctx) => {
        const verdict = await ask(login, ctx);
        return login && verdict.answer === 'unknown' ? believed : verdict;
      },
    })),
    scenario: slow,
    breaks: 'a store holds what is accepted',
  },
  {
    name: 'writes stores without having verified',
    engine: deciding(({ value }) =>
      value?.verdict.answer === 'untried' ? { value: { ...value, verdict: believed } } : {},
    ),
    scenario: slow,
    breaks: 'a store holds what is accepted',
  },
  {
    name: 'sends a regeneration again when the answer was lost',
    engine: acting(({ token }) => {
      if (token.kind !== 'replace' || token.chooses !== 'registry') return {};
      const again: typeof token.regenerate = (...args) =>
        token.regenerate(...args).catch(() => token.regenerate(...args));
      return { token: { ...token, regenerate: again } };
    }),
    scenario: { manner: 'replace, issued', acceptDowntime: true },
    breaks: 'nothing that is held is revoked',
  },
  {
    name: 'gives the registry a chosen secret before it is sealed',
    engine: acting(({ token, ledger }, _, step) => {
      if (step !== 'seal' || token.kind !== 'replace' || token.chooses !== 'client') return {};
      let early = new Secret('');
      return {
        token: { ...token, choose: (ctx) => (early = token.choose(ctx)) },
        ledger: {
          ...ledger,
          write: async (name, record, ctx) => {
            await token.replace(early, { generation: 0, until: ctx.clock.now() + 1e10, keep: [] }, ctx);
            return ledger.write(name, record, ctx);
          },
        },
      };
    }),
    scenario: chosen,
    breaks: 'no secret is lost',
  },
  {
    name: 'clears the escrow before the stores have the value',
    engine: recording((record) => {
      const { escrow: _escrow, ...rest } = record;
      return record.phase === 'storing' ? rest : record;
    }),
    scenario: chosen,
    breaks: 'no secret is lost',
  },
  {
    name: 'forgets the tokens of earlier generations',
    engine: recording((record, step) => (step === 'mint' ? { ...record, former: [] } : record)),
    scenario: {},
    breaks: 'the old is refused in the end',
  },
  {
    name: 'ends everything but its own',
    engine: {
      ...engine,
      act: async (step, world, run, work, ctx) => {
        if (step.step === 'retire' && work.token.kind === 'overlap') {
          for (const { id } of world.tokens ?? []) {
            if (id !== world.ledger?.token?.id) await work.token.revoke(id, ctx);
          }
        }
        return act(step, world, run, work, ctx);
      },
    },
    scenario: {},
    breaks: 'nothing that is held is revoked',
  },
  {
    name: 'uses the number of a generation twice',
    engine: {
      ...engine,
      decide: (world) => {
        const step = decide(world);
        const isNew = step.step === 'preflight' || step.step === 'mint';
        return isNew && world.ledger ? { ...step, generation: world.ledger.generation } : step;
      },
    },
    scenario: {},
    breaks: 'a generation is one value',
  },
  {
    name: 'writes the old username with the new secret',
    engine: acting(({ stores }, { ledger }) => ({
      stores: stores.map((store) => ({
        ...store,
        write: (credential, ctx) =>
          store.write({ ...credential, username: ledger?.former[0]?.username ?? 'nobody' }, ctx),
      })),
    })),
    scenario: { manner: 'overlap, changing username' },
    breaks: 'no torn pair',
  },
  {
    name: 'adopts a token that is not ours',
    engine: recording((record, step) =>
      step === 'mint' ? { ...record, former: [...record.former, { id: 'stranger' }] } : record,
    ),
    scenario: { start: 'adopted' },
    breaks: 'what is not ours stays',
  },
  {
    name: 'takes an unanswered end for done, and proves nothing',
    engine: {
      ...engine,
      decide: (world) => {
        const step = decide({ ...world, failedRetires: {} });
        return step.step === 'prove' ? { step: 'clear' } : step;
      },
      act: async (step, world, run, work, ctx) => {
        const { token } = work;
        if (step.step !== 'retire' || token.kind !== 'overlap') return act(step, world, run, work, ctx);
        const deaf = { ...token, revoke: (id: string) => token.revoke(id, ctx).catch(() => undefined) };
        return act(step, world, run, { ...work, token: deaf }, ctx);
      },
    },
    scenario: {},
    breaks: 'the old is refused in the end',
  },
  {
    name: 'mints again without looking for what a lost answer left',
    engine: {
      ...engine,
      decide: (world) => {
        const generation = world.ledger?.generation ?? 0;
        const step = decide(world);
        return step.step === 'retire' && step.why === 'orphan'
          ? { step: 'mint', generation, because: ['lost'] }
          : step;
      },
    },
    scenario: {},
    breaks: 'a generation is one value',
  },
  {
    name: 'says in the log what it has just made',
    engine: {
      ...engine,
      act: (step, world, run, work, ctx) => {
        if (step.step === 'verify') ctx.log.debug(`trying ${world.value?.secret.reveal() ?? ''}`);
        return act(step, world, run, work, ctx);
      },
    },
    scenario: {},
    breaks: 'no secret is shown',
  },
  {
    name: 'is content as soon as the first store has it',
    engine: deciding(({ stores }) => ({
      stores: stores.some(({ has }) => has === 'value')
        ? stores.map((store) => ({ ...store, has: 'value' as const }))
        : stores,
    })),
    scenario: {
      stores: [
        { holds: 'pair', readable: true, gate: 'truth' },
        { holds: 'pair', readable: true, gate: 'truth' },
      ],
    },
    breaks: 'nothing that is held is revoked',
  },
  {
    name: 'mends a store and does not restart the grace',
    engine: acting(({ ledger }, world, step) => {
      const cutover = world.ledger?.cutover;
      if (step !== 'write' || cutover === undefined) return {};
      return {
        ledger: { ...ledger, write: (name, record, ctx) => ledger.write(name, { ...record, cutover }, ctx) },
      };
    }),
    scenario: {
      stores: [
        { holds: 'pair', readable: true, gate: 'absent' },
        { holds: 'pair', readable: true, gate: 'absent' },
      ],
    },
    // In the grace a person puts the old secret back into one store, and a consumer reads it there.
    history: [
      { what: 'run', faults: [] },
      { what: 'drift', store: 1, to: 'an older secret' },
      { what: 'run', faults: [] },
    ],
    breaks: 'nothing that is held is revoked',
  },
];
