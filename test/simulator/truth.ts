import { HOUR } from './time.js';

/** A token as the registry really has it; one value each. */
export interface Truth {
  /** No two are the same, though a slot's ids are. */
  readonly serial: number;
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly secret: string;
  readonly generation?: number;
  readonly createdAt: number;
  readonly expiresAt?: number;
  /** Who made it: regcred's process, a person, or somebody else whose token it is. */
  readonly by: Maker;
  /** When it was ended. */
  endedAt?: number;
}

export type Maker = { readonly process: number } | 'person' | 'stranger';

/** Which logins a registry accepts now. */
export class Truths {
  readonly all: Truth[] = [];
  #before: readonly Truth[] = [];
  #changed = 0;
  /** Milliseconds until a change is seen by those who log in (docs/faults.md F8). */
  lag = 0;
  /** Hears of an end before it happens. */
  onEnd: (truth: Truth, why: string) => void = () => {};

  make(token: Omit<Truth, 'serial'>): Truth {
    this.keep(token.createdAt);
    const made = { ...token, serial: this.all.length };
    this.all.push(made);
    return made;
  }

  end(truth: Truth, now: number, why: string): void {
    if (!isAlive(truth, now)) return;
    this.onEnd(truth, why);
    this.keep(now);
    truth.endedAt = now;
  }

  alive(now: number): readonly Truth[] {
    return this.all.filter((truth) => isAlive(truth, now));
  }

  find(username: string, secret: string): Truth | undefined {
    return this.all.find((truth) => truth.username === username && truth.secret === secret);
  }

  accepts(username: string, secret: string, now: number): boolean {
    return accepted(this.all, username, secret, now, this.lag);
  }

  /** The same as it was before the last change. */
  accepted(username: string, secret: string, now: number): boolean {
    return accepted(this.before(now), username, secret, now, this.lag);
  }

  aliveBefore(now: number): readonly Truth[] {
    return this.before(now).filter((truth) => isAlive(truth, now));
  }

  /** Registries catch up within the hour. */
  private before(now: number): readonly Truth[] {
    return now - this.#changed < HOUR ? this.#before : this.all;
  }

  /** What is so now has been so for long: no answer can be older. */
  keep(now = 0): void {
    this.#changed = now;
    this.#before = this.all.map((truth) => ({ ...truth }));
  }
}

export function isAlive({ endedAt, expiresAt }: Truth, now: number): boolean {
  return endedAt === undefined && (expiresAt === undefined || expiresAt > now);
}

function accepted(all: readonly Truth[], username: string, secret: string, now: number, lag: number) {
  return all.some(
    (truth) =>
      truth.username === username &&
      truth.secret === secret &&
      (truth.endedAt === undefined || truth.endedAt + lag > now) &&
      (truth.expiresAt === undefined || truth.expiresAt > now) &&
      truth.createdAt + lag <= now,
  );
}
