/** Returns the known word nearest to a mistyped one (fewest edits), for hints. */
export function nearest(word: string, known: readonly string[]): string {
  const start = word.slice(0, 64);
  const scored = known.map((candidate) => ({ candidate, edits: distance(start, candidate) }));
  scored.sort((a, b) => a.edits - b.edits);
  return scored[0]?.candidate ?? '';
}

/** Computes Levenshtein's distance, two rows at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitute));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
