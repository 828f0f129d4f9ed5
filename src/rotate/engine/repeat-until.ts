import type { Context } from '../../context/context.js';

// About two minutes in all, doubling from a quarter of a second: a mounted file or a second server of the
// registry may lag behind that long (docs/faults.md F8).
const WAITS = [0.25, 0.5, 1, 2, ...Array.from({ length: 23 }, () => 5)];

/** Looks again until `isWanted`, or until the window has passed; returns the last look. */
export async function repeatUntil<Seen>(
  isWanted: (seen: Seen) => boolean,
  look: () => Promise<Seen>,
  { clock, signal }: Context,
): Promise<Seen> {
  let seen = await look();
  for (const seconds of WAITS) {
    if (isWanted(seen) || signal.aborted) return seen;
    await clock.sleep(seconds * 1000, signal).catch(() => undefined);
    seen = await look();
  }
  return seen;
}
