import type { RegcredError } from '../../errors/error.js';
import type { Token } from '../../registries/contract.js';
import type { Secret } from '../../secret/secret.js';
import type { StoreState } from '../../stores/contract.js';
import type { Gate, Preflight, Verdict, Written } from './world.js';

/**
 * What this run knows beyond what can be seen again: the secret it chose or minted, what it was told, what it
 * tried. When a run dies this is lost, and the next one goes on from what it sees.
 */
export interface Run {
  readonly preflight: Preflight;
  /** What a user should know although it stopped nothing: from the preflight. */
  readonly notices: readonly string[];
  readonly fresh?: Fresh;
  /** Logins that stores were seen to hold besides the value. */
  readonly former: readonly Pair[];
  readonly heard: readonly (Pair & { readonly verdict: Verdict })[];
  readonly written: Readonly<Record<string, Written>>;
  readonly gate: Gate;
  readonly failedRetires: Readonly<Record<string, RegcredError>>;
  /** Looked at once and again after a change, because every look may cost a request. */
  readonly tokens?: readonly Token[];
  readonly states: Readonly<Record<string, StoreState>>;
}

export interface Pair {
  readonly username: string;
  readonly secret: Secret;
}

/** The value of a generation that this run works with. */
export interface Fresh extends Pair {
  readonly generation: number;
  /** By which the registry knows it, as soon as it does. */
  readonly id?: string;
  readonly expiresAt?: number;
  /** Made by this run; else found in the escrow and set again. */
  readonly own: boolean;
  readonly minted: boolean;
  readonly sealed: boolean;
}

export const newRun: Run = {
  preflight: { result: 'pending' },
  notices: [],
  former: [],
  heard: [],
  written: {},
  gate: { answer: 'unasked' },
  failedRetires: {},
  states: {},
};

export function isSame(a: Pair, b: Pair): boolean {
  return a.username === b.username && a.secret.equals(b.secret);
}

export function hear(run: Run, { username, secret }: Pair, verdict: Verdict): Run {
  const pair = { username, secret };
  const others = run.heard.filter((known) => !isSame(known, pair));
  return { ...run, heard: [...others, { ...pair, verdict }] };
}

export function heard(run: Run, pair: Pair): Verdict {
  return run.heard.find((known) => isSame(known, pair))?.verdict ?? { answer: 'untried' };
}

export function written(run: Run, store: string): Written {
  return run.written[store] ?? { result: 'untried' };
}
