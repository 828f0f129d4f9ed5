import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that wait for programs, engines and clocks, longest first: begun last, one of them runs alone. */
const SLOW = [
  'workflows/rotation',
  'rotate/vendors/',
  'simulator/',
  'rotate/engine/',
  'gitlab/',
  'jenkins/',
  'scripts/',
  'scenarios/demo',
  'workflows/',
  'real/',
];

/** Runs slow files first, the others in an order that the seed shuffles: no test may need another's file. */
export class SlowFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const random = numbers(this.ctx.config.sequence.seed);
    const keyed = files.map((file) => ({ file, rank: rankOf(file.moduleId), drawn: random() }));
    keyed.sort((a, b) => a.rank - b.rank || a.drawn - b.drawn);
    return Promise.resolve(keyed.map(({ file }) => file));
  }
}

function rankOf(path: string): number {
  const rank = SLOW.findIndex((part) => path.includes(`/test/${part}`));
  return rank === -1 ? SLOW.length : rank;
}

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
