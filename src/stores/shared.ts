import type { Clock } from '../context/context.js';

/** What several stores ask for at the same time or one after another, asked for once. */
export class Shared<T> {
  private readonly held = new Map<string, { readonly until: number; readonly value: Promise<T> }>();

  /** `keep`: for how many milliseconds an answer is good. A failure is kept for nobody who asks later. */
  constructor(private readonly keep: number) {}

  get(key: string, clock: Pick<Clock, 'now'>, load: () => Promise<T>): Promise<T> {
    const known = this.held.get(key);
    if (known && known.until > clock.now()) return known.value;
    const value = load();
    const entry = { until: clock.now() + this.keep, value };
    this.held.set(key, entry);
    value.catch(() => {
      if (this.held.get(key) === entry) this.held.delete(key);
    });
    return value;
  }

  /** `value`: only if it is still this one. */
  forget(key: string, value?: Promise<T>): void {
    if (value === undefined || this.held.get(key)?.value === value) this.held.delete(key);
  }
}
