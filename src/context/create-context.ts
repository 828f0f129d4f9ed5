import { createHttp } from '../http/create-http.js';
import { clock } from './clock.js';
import type { Context } from './context.js';
import { exec } from './exec.js';
import { localFiles } from './local-files.js';
import { random } from './random.js';

/** A context of this machine; what differs from place to place is given. */
export function createContext(place: Pick<Context, 'env' | 'log' | 'masks' | 'signal'>): Context {
  const machine = { clock, random, exec, fs: localFiles, ...place };
  return { ...machine, http: createHttp(machine) };
}
