import type { Process } from './process.js';

/**
 * Lets several processes run at once, one effect at a time: everybody waits before an effect, and the
 * simulator picks who goes on. The same choices give the same interleaving.
 */
export class Turns {
  readonly #waiting: { readonly process: Process; readonly go: () => void }[] = [];

  /** `choose` picks one of so many that wait. */
  constructor(private readonly choose: (waiting: number) => number) {}

  readonly turn = (process: Process): Promise<void> =>
    new Promise((go) => {
      this.#waiting.push({ process, go });
    });

  /** Resolves when all runs have ended or died. */
  async drive(runs: readonly Promise<unknown>[]): Promise<void> {
    let isOver = false;
    const all = Promise.allSettled(runs).then(() => (isOver = true));
    while (!isOver) {
      // Everything that can go on without an effect has gone on by then.
      await new Promise((resolve) => setImmediate(resolve));
      const { length } = this.#waiting;
      if (length > 0) this.#waiting.splice(this.choose(length), 1)[0]?.go();
    }
    await all;
  }
}
