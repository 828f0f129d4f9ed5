import * as fs from 'node:fs/promises';
import type { Http } from '../http/http.js';
import { clock } from './clock.js';
import type { Context } from './context.js';
import { exec } from './exec.js';
import { lazyHttp } from './lazy-http.js';
import { random } from './random.js';

/** What differs from place to place; the rest of a context is this machine. */
export interface ContextParts extends Pick<Context, 'env' | 'log' | 'masks' | 'signal'> {
  /** Called with the context by its first request, so that the HTTP client is not loaded before. */
  loadHttp(ctx: Omit<Context, 'http'>): Promise<Http>;
}

export function createContext({ loadHttp, env, log, masks, signal }: ContextParts): Context {
  const machine = { clock, random, exec, fs, env, log, masks, signal };
  return { ...machine, http: lazyHttp(() => loadHttp(machine)) };
}
