import type { Fault } from './fault.js';
import { faultsOf } from './fault.js';
import type { Scenario } from './scenario.js';
import { Simulation } from './simulation.js';
import type { RunResult, SimulationOptions } from './simulation.js';
import { USERNAME } from './tokens/part.js';
import { Violation } from './violation.js';

/** So many daily runs are enough for every scenario: grace, the longest run of a consumer, and some to spare. */
const MOST_DAYS = 14;

/**
 * A rotation from its first run to the quiet after it: one run a day, no fault but those of `options`. The
 * first run is `--now` in an emergency.
 */
export async function story(scenario: Scenario, options: SimulationOptions): Promise<Simulation> {
  const simulation = new Simulation(scenario, options);
  try {
    const isEmergency = scenario.start === 'emergency';
    for (const store of simulation.world.stores) store.begin();
    await untilQuiet(simulation, isEmergency ? simulation.world.clock.now() : undefined);
    return simulation;
  } catch (error) {
    throw retold(error, simulation);
  }
}

/** Daily runs until one does nothing and has nothing left to do. */
export async function untilQuiet(simulation: Simulation, now?: number): Promise<void> {
  const said: string[] = [];
  let isDone = false;
  for (let day = 0; day < MOST_DAYS; day++) {
    const result = await simulation.run(isDone ? undefined : now);
    // Who asked for it at once asks again until it was done.
    isDone ||= !result.died && result.exit === 0;
    if (isQuiet(result)) {
      simulation.invariants.settled();
      return;
    }
    said.push(result.died ? 'died' : (result.code ?? result.end ?? '?'));
    if (result.end === 'await') simulation.world.reset();
    if (result.code === 'E_SLOTS_FULL') makeRoom(simulation);
    if (result.code === 'E_TOKEN_NOT_FOUND') simulation.world.byHand();
    if (result.code === 'E_STORE_USERNAME') correctUsernames(simulation);
    simulation.sleep();
  }
  throw new Violation('it converges', `it did not come to rest: ${said.join(', ')}`);
}

/** What the hint of E_SLOTS_FULL asks a person for: the escrow's key, else the end of what nobody uses. */
function makeRoom({ world, scenario }: Simulation): void {
  const { truths, clock, stores } = world;
  if (!world.isKeyAtHand && scenario.escrow !== 'none') {
    world.isKeyAtHand = true;
    return;
  }
  const newest = truths.alive(clock.now()).findLast(({ by }) => by !== 'stranger');
  for (const store of stores) {
    // Whoever has put the old secret back into a store takes it out again.
    if (store.isForeign && newest) store.put({ username: newest.username, secret: newest.secret });
  }
  const isUsed = (secret: string) =>
    stores.some((store) => [store.held, ...store.unfinished()].some((copy) => copy?.secret === secret));
  const unused = truths.alive(clock.now()).find(({ by, secret }) => by !== 'stranger' && !isUsed(secret));
  if (unused) truths.end(unused, clock.now(), 'revoked by a person');
}

function correctUsernames({ world }: Simulation): void {
  for (const store of world.stores) {
    store.put({ username: USERNAME });
    store.isForeign = true;
  }
}

export function isQuiet({ died, end, changes }: RunResult): boolean {
  return !died && end === 'rest' && changes === 0;
}

/** All single faults of a story: every effect of the story without faults, with every fault it can have. */
export function singleFaults(healthy: Simulation): readonly (readonly [number, Fault])[] {
  return healthy.trace.flatMap((effect, index) =>
    faultsOf(effect).map((fault): [number, Fault] => [index, fault]),
  );
}

function retold(error: unknown, simulation: Simulation): unknown {
  if (!(error instanceof Violation)) return error;
  return new Violation(error.invariant, `${error.what}\n  in the world: ${simulation.describe()}`);
}
