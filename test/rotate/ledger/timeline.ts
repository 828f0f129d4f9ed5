/** A clock of several runs at once: time moves on to the next sleeper when everybody sleeps. */
export class Timeline {
  private time = Date.parse('2026-01-01T00:00:00Z');
  private readonly sleepers: { at: number; order: number; wake: () => void }[] = [];
  private count = 0;

  readonly now = (): number => this.time;

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.sleepers.push({ at: this.time + milliseconds, order: this.count++, wake });
    });

  /** Runs until all have ended. */
  async run(all: readonly Promise<unknown>[]): Promise<void> {
    let ended = false;
    void Promise.allSettled(all).then(() => (ended = true));
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (ended) return;
      const next = this.sleepers.sort((a, b) => a.at - b.at || a.order - b.order).shift();
      if (!next) throw new Error('everybody waits for nothing');
      this.time = next.at;
      next.wake();
    }
  }
}
