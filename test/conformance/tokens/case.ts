import type { Context } from '../../../src/context/context.js';
import type { Login } from '../../../src/distribution/distribution.js';
import type { TokenApi } from '../../../src/registries/token-api.js';
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
  /** What is wrong with the calls so far by the vendor's description; empty where there is none. */
  wrong?(): Promise<readonly string[]>;
}

export interface TokenCase {
  readonly name: string;
  start(): Promise<TokenWorld>;
}

/** A context with the real HTTP client. */
export function adminContext(overrides: Partial<Context> = {}): Context & { readonly lines: string[] } {
  const base = testContext(overrides);
  return Object.assign(base, { http: client({ masks: base.masks, clock: base.clock }) });
}
