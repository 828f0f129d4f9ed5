/** What a suite has tried, for the one line at its end. */
export class Tally {
  worlds = 0;
  runs = 0;
  effects = 0;
  faults = 0;

  toString(): string {
    const [worlds, runs, effects, faults] = [this.worlds, this.runs, this.effects, this.faults].map((count) =>
      count.toLocaleString('en'),
    );
    return `${String(worlds)} worlds, ${String(runs)} runs, ${String(effects)} effects, ${String(faults)} faults`;
  }
}
