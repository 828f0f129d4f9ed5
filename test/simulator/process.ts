import type { Context } from '../../src/context/context.js';
import { Secret } from '../../src/secret/secret.js';
import { errorOf } from './fault.js';
import type { Fault, Place } from './fault.js';
import type { SeededRandom, SimulatedClock } from './time.js';
import { SECOND } from './time.js';

/** One thing that a run does to the world, or asks of it. */
export interface Effect<Result> {
  readonly name: string;
  readonly place: Place;
  readonly isReading: boolean;
  /** Carries it out, all at once. What it throws is an answer of the other side. */
  apply(): Result;
  /** The answer before the last change. */
  stale?(): Result;
}

/** What the simulator does at every effect of every process. */
export interface Surroundings {
  readonly clock: SimulatedClock;
  readonly random: SeededRandom;
  /** Chooses what goes wrong at an effect. */
  fault(effect: Effect<unknown>, process: Process): Fault | undefined;
  /** Carries something out and notes the promise that it breaks. */
  watch<Result>(apply: () => Result): Result;
  /** After every effect that was carried out or tried. */
  after(effect: Effect<unknown>, process: Process): void;
  /** Whatever people can see. */
  seen(channel: string, text: string): void;
  /** Lets another process run before this one goes on; absent when there is no other. */
  turn?(process: Process): Promise<void>;
}

/**
 * One run of regcred: a process that can die at every effect. What it does goes through {@link perform}, the
 * one fault point; a dead process does nothing any more, as after `kill -9`.
 */
export class Process {
  dead = false;
  ended = false;
  /** Mutating effects that were carried out. */
  changes = 0;
  readonly #stop = new AbortController();
  #die: () => void = () => {};
  readonly died: Promise<'died'> = new Promise((resolve) => {
    this.#die = () => {
      resolve('died');
    };
  });

  constructor(
    readonly id: number,
    private readonly around: Surroundings,
  ) {}

  async perform<Result>(effect: Effect<Result>): Promise<Result> {
    const { around } = this;
    await around.turn?.(this);
    if (this.dead) return never();
    const fault = around.fault(effect, this);
    around.clock.pass(SECOND);
    if (fault === 'crash before') return this.kill();
    if (fault === 'stop') this.#stop.abort(new Error('stopped'));
    if (fault === 'stale' && effect.stale) return effect.stale();
    if (fault && fault !== 'crash after' && fault !== 'lost answer' && fault !== 'stop') {
      throw errorOf(fault, effect.place);
    }
    const result = this.carryOut(effect);
    if (fault === 'crash after') return this.kill();
    if (fault === 'lost answer') throw errorOf(fault, effect.place);
    return result;
  }

  private carryOut<Result>(effect: Effect<Result>): Result {
    const result = this.around.watch(effect.apply);
    if (!effect.isReading) this.changes++;
    this.around.after(effect, this);
    return result;
  }

  private kill(): Promise<never> {
    this.dead = true;
    this.#die();
    return never();
  }

  /** Nothing but what goes through the fault point, and no masks that could hide a leak. */
  context(): Context {
    const { clock, random } = this.around;
    const say = (level: string) => (text: string) => {
      if (!this.dead) this.around.seen(`log (${level})`, text);
    };
    const none = (what: string) => () => Promise.reject(new Error(`a simulation has no ${what}`));
    return {
      http: { send: none('network') },
      clock: {
        now: () => clock.now(),
        sleep: async (milliseconds, signal) => {
          await this.around.turn?.(this);
          return this.dead ? never() : clock.sleep(milliseconds, signal);
        },
      },
      random,
      exec: none('programs'),
      fs: new Proxy({} as Context['fs'], { get: () => none('files') }),
      env: {},
      log: {
        info: say('info'),
        notice: say('notice'),
        warning: say('warning'),
        error: say('error'),
        debug: say('debug'),
      },
      masks: { add: () => {}, learn: (value) => new Secret(value), redact: (text) => text },
      signal: this.#stop.signal,
    };
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}
