import type { Clock } from '../context/context.js';

/** Caches answers that several stores of one run ask for. */
export class Shared<T> {
  private readonly entries = new Map<string, { readonly until: number; readonly value: Promise<T> }>();

  /** Keeps an answer for `lifetime` milliseconds, and no failure: later callers ask again. */
  constructor(private readonly lifetime: number) {}

  get(key: string, clock: Pick<Clock, 'now'>, load: () => Promise<T>): Promise<T> {
    const cached = this.entries.get(key);
    if (cached && cached.until > clock.now()) return cached.value;
    const value = load();
    const entry = { until: clock.now() + this.lifetime, value };
    this.entries.set(key, entry);
    value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    return value;
  }

  /** Drops an answer; with `value`, only while that one is cached. */
  forget(key: string, value?: Promise<T>): void {
    if (value === undefined || this.entries.get(key)?.value === value) this.entries.delete(key);
  }
}
