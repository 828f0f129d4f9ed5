import type { Context } from '../../src/context/context.js';
import { act } from '../../src/rotate/engine/act.js';
import { decide } from '../../src/rotate/engine/decide.js';
import { observe } from '../../src/rotate/engine/observe.js';
import { rotateCredential } from '../../src/rotate/engine/rotate-credential.js';
import type { Step } from '../../src/rotate/engine/step.js';
import type { OpenCredential } from '../../src/rotate/engine/open-credential.js';
import type { Fault } from './fault.js';
import { faultsOf } from './fault.js';
import { Invariants } from './invariants.js';
import { Process } from './process.js';
import type { Effect } from './process.js';
import { describe } from './scenario.js';
import type { Scenario } from './scenario.js';
import { CREDENTIAL, SimulatedWorld } from './simulated-world.js';
import type { Keys } from './simulated-world.js';
import type { Tally } from './tally.js';
import { DAY } from './time.js';
import { Violation } from './violation.js';

/** The three functions of the engine, so that a test can put a bug in one of them. */
export interface Engine {
  readonly decide: typeof decide;
  readonly act: typeof act;
  readonly observe: typeof observe;
  /** What the loop itself does with locks can be spoiled here. */
  readonly open?: (work: OpenCredential) => OpenCredential;
}

export const engine: Engine = { decide, act, observe };

/** What is seen of one run from outside. */
export interface RunResult {
  readonly died: boolean;
  /** The last step that was decided. */
  readonly end?: Step['step'];
  readonly code?: string;
  readonly changes: number;
  readonly exit?: number;
}

export interface SimulationOptions {
  readonly keys: Keys;
  readonly tally: Tally;
  readonly engine?: Engine;
  /** Faults by the number of the effect, counted over all runs. */
  readonly faults?: ReadonlyMap<number, Fault>;
}

/** An effect that was tried. */
export interface Traced {
  readonly name: string;
  readonly isReading: boolean;
  /** Whether it could have been answered with what was true before. */
  readonly stale: boolean;
  readonly fault?: Fault;
}

/** One world and the runs that happen in it, watched. */
export class Simulation {
  readonly world: SimulatedWorld;
  readonly invariants: Invariants;
  readonly processes: Process[] = [];
  /** Every effect that was tried, in order: its name, and whether it only reads. */
  readonly trace: Traced[] = [];
  /** The first broken promise; kept, because the engine catches errors. */
  violation: Violation | undefined;
  losses = 0;
  isEmergency: boolean;
  isDisturbed = false;
  mayExpire = false;
  turn: ((process: Process) => Promise<void>) | undefined;

  constructor(
    readonly scenario: Scenario,
    private readonly options: SimulationOptions,
  ) {
    this.world = new SimulatedWorld(scenario, options.keys);
    this.isEmergency = scenario.start === 'emergency';
    this.invariants = new Invariants(this.world, options.keys, () => this);
    options.tally.worlds++;
  }

  /** One run of regcred on this world, with all that it does watched. */
  async run(now?: number): Promise<RunResult> {
    const { options, world } = this;
    const { open, ...functions } = options.engine ?? engine;
    const process = this.start();
    let last: Step | undefined;
    const watched = {
      ...functions,
      decide: (...args: Parameters<typeof decide>) => (last = functions.decide(...args)),
      act: async (...args: Parameters<typeof act>) => {
        const result = await functions.act(...args);
        await this.invariants.escrowed();
        return result;
      },
    };
    const work = world.work(process, now);
    const ctx: Context = process.context();
    const ended = rotateCredential(open ? open(work) : work, ctx, watched);
    const result = await Promise.race([ended, process.died]);
    process.ended = true;
    if (result !== 'died') this.guard(() => this.invariants.seen('report', JSON.stringify(result.report)));
    await this.invariants.escrowed();
    this.guard(() => this.invariants.check());
    if (this.violation) throw this.violation;
    const { changes } = process;
    if (result === 'died') return { died: true, changes };
    const code = result.report.error?.code;
    return {
      died: false,
      changes,
      exit: result.exit,
      ...(last && { end: last.step }),
      ...(code && { code }),
    };
  }

  /** A day without trouble. */
  sleep(days = 1): void {
    this.world.clock.pass(days * DAY);
    for (const store of this.world.stores) store.begin();
  }

  describe(): string {
    const { faults = new Map<number, Fault>() } = this.options;
    const where = [...faults].map(
      ([index, fault]) =>
        `${fault} at effect ${String(index)} (${this.trace[index]?.name ?? 'never reached'})`,
    );
    return [describe(this.scenario), `seed ${String(this.scenario.seed)}`, ...where].join('; ');
  }

  private start(): Process {
    const { options } = this;
    options.tally.runs++;
    const process = new Process(this.processes.length, {
      clock: this.world.clock,
      random: this.world.random,
      fault: (effect) => this.fault(effect),
      watch: (apply) => this.watch(apply),
      after: () => this.guard(() => this.invariants.check()),
      seen: (channel, text) => this.guard(() => this.invariants.seen(channel, text)),
      ...(this.turn && { turn: this.turn }),
    });
    this.processes.push(process);
    return process;
  }

  private fault({ name, isReading, stale }: Effect<unknown>): Fault | undefined {
    const { options } = this;
    const wanted = options.faults?.get(this.trace.length);
    const seen = { name, isReading, stale: stale !== undefined };
    const fault = wanted && faultsOf(seen).includes(wanted) ? wanted : undefined;
    this.trace.push({ ...seen, ...(fault && { fault }) });
    options.tally.effects++;
    if (fault) {
      options.tally.faults++;
      this.losses++;
    }
    return fault;
  }

  /** The engine may catch what is thrown here; the broken promise is kept and told when the run is over. */
  private watch<Result>(apply: () => Result): Result {
    try {
      return apply();
    } catch (error) {
      if (error instanceof Violation) this.violation ??= error;
      throw error;
    }
  }

  private guard(check: () => void): void {
    try {
      this.watch(check);
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
    }
  }
}

export { CREDENTIAL };
