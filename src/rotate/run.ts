import type { Secret } from '../secret/secret.js';
import type { Preflight, Verdict, World, Written } from './world.js';

/**
 * What this run knows beyond what can be seen: the secret it chose, what it was told, what it tried. When a
 * run dies this is lost, and the next one goes on from what it sees.
 */
export interface Run {
  readonly preflight: Preflight;
  /** The secret this run chose, and whether the registry was given it. */
  readonly fresh?: { readonly generation: number; readonly secret: Secret; readonly minted: boolean };
  /** What stores were seen to hold besides the value. */
  readonly former: readonly Secret[];
  readonly heard: readonly { readonly secret: Secret; readonly verdict: Verdict }[];
  readonly written: Readonly<Record<string, Written>>;
}

export const newRun: Run = { preflight: { result: 'pending' }, former: [], heard: [], written: {} };

/** Keeps what the next look can no longer show: a store's old secret is gone once it is written. */
export function remember(run: Run, world: World): Run {
  const seen = world.stores.flatMap(({ holds, secret }) => (holds === 'other' && secret ? [secret] : []));
  const former = [...run.former];
  for (const secret of seen) if (!former.some((known) => known.equals(secret))) former.push(secret);
  return world.value && world.value.verdict.answer !== 'untried'
    ? hear({ ...run, former }, world.value.secret, world.value.verdict)
    : { ...run, former };
}

export function hear(run: Run, secret: Secret, verdict: Verdict): Run {
  const others = run.heard.filter((known) => !known.secret.equals(secret));
  return { ...run, heard: [...others, { secret, verdict }] };
}

export function heard(run: Run, secret: Secret): Verdict {
  return run.heard.find((known) => known.secret.equals(secret))?.verdict ?? { answer: 'untried' };
}

export function written(run: Run, store: string): Written {
  return run.written[store] ?? { result: 'untried' };
}
