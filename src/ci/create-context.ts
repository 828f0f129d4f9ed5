import { clock } from '../context/clock.js';
import type { Context, Exec } from '../context/context.js';
import { localFiles } from '../context/local-files.js';
import { random } from '../context/random.js';
import { createHttp } from '../http/create-http.js';

/** Loads node:child_process with the first program: a credential helper usually starts none. */
const exec: Exec = async (command, args, options) =>
  (await import('../context/exec.js')).exec(command, args, options);

/** Makes the context of this machine from the parts that differ between CI systems. */
export function createContext(parts: Pick<Context, 'env' | 'log' | 'masks' | 'signal'>): Context {
  const machine = { clock, random, exec, fs: localFiles, ...parts };
  return { ...machine, http: createHttp(machine) };
}
