import { expect, it } from 'vitest';
import { importGraph, readSources } from '../repository/import-graph.js';

/** The folders of src/rotate, and those that each imports from besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // Only to wait for a read that is not stale.
  ledger: ['engine'],
  engine: ['ledger', 'steps', 'report'],
  steps: ['ledger', 'engine'],
  report: ['ledger', 'engine'],
  plan: ['ledger', 'engine', 'report'],
  config: ['ledger', 'engine'],
  maintenance: ['ledger', 'engine', 'report', 'config'],
  action: ['ledger', 'engine', 'report', 'plan', 'config', 'maintenance'],
};

function roomOf(file: string): string | undefined {
  return /^src\/rotate\/(\w+)\//.exec(file)?.[1];
}

it('the rooms of the rotation import one another in one direction: no step knows the report or the action', () => {
  const wrong = [...importGraph(readSources())].flatMap(([from, targets]) =>
    [...targets].flatMap((to) => {
      const [source, target] = [roomOf(from), roomOf(to)];
      if (source === undefined || target === undefined || source === target) return [];
      return mayImport[source]?.includes(target) ? [] : [`${from} → ${to}`];
    }),
  );
  expect(wrong).toEqual([]);
});
