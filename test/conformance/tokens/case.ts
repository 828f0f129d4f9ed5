import type { Context } from '../../../src/context/context.js';
import type { Login } from '../../../src/distribution/distribution.js';
import type { ErrorCode } from '../../../src/errors/list.js';
import { entries } from '../../../src/registries/detect.js';
import type { TokenApi, TokenOpener } from '../../../src/registries/contract.js';
import type { Behaviour, Reply } from '../../fakes/server.js';
import { testContext } from '../../context.js';
import { client } from '../../http/client.js';

/** A registry's tokens in a world of their own: with an admin, one token made by hand, and one of somebody else. */
export interface TokenWorld<Api extends TokenApi = TokenApi> {
  readonly api: Api;
  /** `METHOD https://host/path` of every call so far that could have changed something. Calls travel only for some. */
  changes?(): readonly string[];
  /** The next call that could change something meets this, before it or after it took effect. */
  next?(when: 'before' | 'after', happens: Behaviour): void;
  /** Every call from now on is answered so. */
  every?(reply: Reply): void;
  /** By the registry's own eyes. */
  logIn(login: Login): Promise<boolean>;
  /** The login of the token that was made by hand, which {@link TokenApi.name} names. */
  readonly byHand?: Login;
  /** All that is not ours. */
  others(): unknown;
  /** All that a call could change. */
  state(): unknown;
  /** For a registry that is no server, in the place of {@link next}: what makes every change impossible. */
  readonly obstacles?: readonly Obstacle[];
  /** The codes by which it says that the answer to a change is of no use. Default: E_ANSWER_LOST. */
  readonly unusable?: RegExp;
  /** Whether the list tells which generation a token is of. Default: true. */
  readonly tellsGenerations?: boolean;
  /** What is wrong with the calls so far by the vendor's description; empty where there is none. */
  wrong?(): Promise<readonly string[]>;
}

export interface Obstacle {
  readonly name: string;
  readonly code: ErrorCode;
  /** Whether `check` can know of it. */
  readonly foreseen: boolean;
  /** What it is like to work with it. */
  overrides(): Partial<Context>;
}

export interface TokenCase {
  /** Of the registry in the catalog. */
  readonly id: string;
  readonly name: string;
  start(): Promise<TokenWorld>;
}

/** A context with the real HTTP client. */
export function adminContext(overrides: Partial<Context> = {}): Context & { readonly lines: string[] } {
  const base = testContext(overrides);
  return Object.assign(base, { http: client({ masks: base.masks, clock: base.clock }) });
}

/** What the catalog's registry of that id opens its tokens with. */
export async function openerOf(id: string): Promise<TokenOpener> {
  const registry = await entries.find((entry) => entry.id === id)?.load();
  const opener = await registry?.tokens?.();
  if (!opener) throw new Error(`no tokens of ${id}`);
  return opener;
}
