import fc from 'fast-check';
import { faults } from './fault.js';
import type { Fault } from './fault.js';
import type { Scenario } from './scenario.js';
import { manners } from './scenario.js';
import { escrows } from './scenarios.js';
import type { MannerName } from './scenario.js';
import { Simulation } from './simulation.js';
import type { SimulationOptions } from './simulation.js';
import type { StoreManner } from './simulated-store.js';
import { untilQuiet } from './story.js';
import { DAY } from './time.js';
import { Turns } from './turns.js';
import { Violation } from './violation.js';

/** What happens in a random world, one after the other. */
export type Chapter =
  /** A daily run, with faults at so many effects from its beginning. */
  | { readonly what: 'run'; readonly faults: readonly (readonly [number, Fault])[] }
  /** Two runs at once; `choices` say who goes on. */
  | {
      readonly what: 'two runs';
      readonly choices: readonly number[];
      readonly faults: readonly (readonly [number, Fault])[];
    }
  /** Nobody runs anything. */
  | { readonly what: 'days'; readonly count: number }
  /** A person puts something else into a store. */
  | { readonly what: 'drift'; readonly store: number; readonly to: 'rubbish' | 'an older secret' }
  /** A person ends the newest token. */
  | { readonly what: 'revoked by hand' }
  /** Somebody asks for a new secret at once. */
  | { readonly what: 'now' };

const someFaults = fc.array(fc.tuple(fc.nat(70), fc.constantFrom(...faults)), { maxLength: 3 });

const chapter: fc.Arbitrary<Chapter> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('run' as const), faults: someFaults }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('two runs' as const),
      choices: fc.array(fc.nat(6), { minLength: 1, maxLength: 60 }),
      faults: someFaults,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('days' as const), count: fc.constantFrom(1, 2, 31) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('drift' as const),
      store: fc.nat(2),
      to: fc.constantFrom('rubbish' as const, 'an older secret' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'revoked by hand' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'now' as const }) },
);

export const chapters = fc.array(chapter, { minLength: 1, maxLength: 8 });

const storeOf = (holds: readonly StoreManner['holds'][]): fc.Arbitrary<StoreManner> =>
  fc.record({
    holds: fc.constantFrom(...holds),
    readable: fc.boolean(),
    tells: fc.constantFrom('date' as const, 'username' as const),
    gate: fc.constantFrom('truth' as const, 'absent' as const),
  });

export const scenario: fc.Arbitrary<Scenario> = fc
  .constantFrom(...(Object.keys(manners) as MannerName[]))
  .chain((manner) => {
    const { usernames, hasGap } = manners[manner];
    return fc.record({
      manner: fc.constant(manner),
      stores: fc.array(storeOf(usernames === 'constant' ? ['secret', 'pair', 'two'] : ['pair']), {
        minLength: 1,
        maxLength: 3,
      }),
      escrow: fc.constantFrom('none' as const, 'sealed' as const, 'resumable' as const),
      start: fc.constantFrom('first' as const, 'adopted' as const, 'aged' as const),
      acceptDowntime: fc.constant(hasGap),
      lag: fc.constantFrom(0, 20_000),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
    });
  })
  .filter(({ manner, stores, escrow }) => escrows(manner, stores).includes(escrow));

/** Lives through a random history, and then through days without trouble until it is quiet. */
export async function live(
  one: Scenario,
  history: readonly Chapter[],
  options: SimulationOptions,
): Promise<Simulation> {
  const plan = new Map<number, Fault>();
  const simulation = new Simulation(one, { ...options, faults: plan });
  simulation.mayExpire = true;
  try {
    for (const store of simulation.world.stores) store.begin();
    for (const event of history) await happen(simulation, event, plan);
    plan.clear();
    await untilQuiet(simulation);
    return simulation;
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    throw new Violation(error.invariant, `${error.what}\n  in the world: ${simulation.describe()}`);
  }
}

async function happen(simulation: Simulation, event: Chapter, plan: Map<number, Fault>): Promise<void> {
  const { world } = simulation;
  switch (event.what) {
    case 'run':
      schedule(simulation, event.faults, plan);
      await simulation.run();
      return simulation.sleep();
    case 'two runs':
      schedule(simulation, event.faults, plan);
      await twoRuns(simulation, event.choices);
      return simulation.sleep();
    case 'days':
      // A token that nobody renews in time ends, and that is nobody's fault here.
      if (event.count > 2) simulation.isDisturbed = true;
      world.clock.pass((event.count - 1) * DAY);
      return simulation.sleep();
    case 'drift':
      return drift(simulation, event.store, event.to);
    case 'revoked by hand':
      return revoke(simulation);
    case 'now':
      simulation.isEmergency = true;
      await simulation.run(world.clock.now());
      return simulation.sleep();
  }
}

export async function twoRuns(simulation: Simulation, choices: readonly number[]): Promise<void> {
  let next = 0;
  const turns = new Turns((waiting) => (choices[next++ % choices.length] ?? 0) % waiting);
  simulation.turn = turns.turn;
  const runs = [simulation.run(), simulation.run()];
  await turns.drive(runs);
  simulation.turn = undefined;
  await Promise.all(runs);
}

function schedule(
  { trace }: Simulation,
  wanted: readonly (readonly [number, Fault])[],
  plan: Map<number, Fault>,
): void {
  for (const [index, fault] of wanted) plan.set(trace.length + index, fault);
}

function drift({ world }: Simulation, index: number, to: 'rubbish' | 'an older secret'): void {
  const store = world.stores[index % world.stores.length];
  if (!store?.held) return;
  // What nobody can see, nobody mends before the next rotation (docs/stores/jenkins.md).
  if (!store.manner.readable && store.manner.tells === 'username') return;
  const older = world.truths.all.find(({ by, secret }) => by === 'person' && secret !== store.held?.secret);
  const secret = to === 'rubbish' ? world.random.secret() : (older?.secret ?? world.random.secret());
  store.put({ username: store.held.username, secret });
  store.isForeign = true;
}

/** Only where the registry lists its tokens, so that regcred can see it. */
function revoke(simulation: Simulation): void {
  const { truths, clock, manner } = simulation.world;
  if (manner.class !== 'overlap') return;
  const newest = truths
    .alive(clock.now())
    .filter(({ by }) => by !== 'stranger')
    .at(-1);
  if (!newest) return;
  simulation.isDisturbed = true;
  truths.end(newest, clock.now(), 'revoked by a person');
}
