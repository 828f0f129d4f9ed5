export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly unit: string;
  readonly detail: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
