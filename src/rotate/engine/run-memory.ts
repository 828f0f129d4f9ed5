import type { Login } from '../../distribution/distribution.js';
import type { RegcredError } from '../../errors/error.js';
import type { Token } from '../../registries/contract.js';
import type { StoreState } from '../../stores/contract.js';
import type { Gate, Preflight, Verdict, WriteResult } from './world.js';

/**
 * What this run knows and a look cannot show: the secret it made, the verdicts it got, what it tried. A run that
 * dies loses all of it, and the next one continues from what it observes.
 */
export interface RunMemory {
  readonly preflight: Preflight;
  /** What the user should know although it stopped nothing: from the preflight. */
  readonly notices: readonly string[];
  readonly held?: HeldLogin;
  /** Logins that stores held before the current one was written. */
  readonly former: readonly Login[];
  readonly verdicts: readonly (Login & { readonly verdict: Verdict })[];
  readonly written: Readonly<Record<string, WriteResult>>;
  readonly gate: Gate;
  readonly failedRetires: Readonly<Record<string, RegcredError>>;
  /** Listed once and again after a change, because each list may cost a request. */
  readonly tokens?: readonly Token[];
  readonly states: Readonly<Record<string, StoreState>>;
}

/** The login of a generation that this run keeps in memory. `decide` sees it as {@link World.current}. */
export interface HeldLogin extends Login {
  readonly generation: number;
  /** The registry's id of the token, once it has one. */
  readonly id?: string;
  readonly expiresAt?: number;
  /** Chosen or issued by this run; false when it was opened from the escrow and set again. */
  readonly madeHere: boolean;
  readonly minted: boolean;
  readonly sealed: boolean;
}

export const newRun: RunMemory = {
  preflight: { result: 'pending' },
  notices: [],
  former: [],
  verdicts: [],
  written: {},
  gate: { answer: 'unasked' },
  failedRetires: {},
  states: {},
};

export function isSameLogin(a: Login, b: Login): boolean {
  return a.username === b.username && a.secret.equals(b.secret);
}

export function withVerdict(run: RunMemory, { username, secret }: Login, verdict: Verdict): RunMemory {
  const login = { username, secret };
  const others = run.verdicts.filter((judged) => !isSameLogin(judged, login));
  return { ...run, verdicts: [...others, { ...login, verdict }] };
}

export function verdictOf(run: RunMemory, login: Login): Verdict {
  return run.verdicts.find((judged) => isSameLogin(judged, login))?.verdict ?? { answer: 'untried' };
}

export function writeResult(run: RunMemory, store: string): WriteResult {
  return run.written[store] ?? { result: 'untried' };
}

export function withFailedRetire(run: RunMemory, id: string, error: RegcredError): RunMemory {
  return { ...run, failedRetires: { ...run.failedRetires, [id]: error } };
}

/** Drops the list of tokens after a change, so that the next look asks the registry again. */
export function withoutTokens({ tokens, ...run }: RunMemory): RunMemory {
  return run;
}
