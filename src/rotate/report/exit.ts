/** Exit codes of a rotation (docs/architecture.md, section 7). */
export type RotationExit = 0 | 1 | 2 | 75;

/** Picks the code of a whole run: a failure first, then a fault of the configuration, then what may work later. */
export function worstExit(codes: readonly RotationExit[]): RotationExit {
  return ([1, 2, 75] as const).find((code) => codes.includes(code)) ?? 0;
}
