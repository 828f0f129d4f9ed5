import { clock } from '../context/clock.js';
import type { Context, Exec } from '../context/context.js';
import { localFiles } from '../context/local-files.js';
import { random } from '../context/random.js';
import { createHttp } from '../http/create-http.js';

/** A credential helper that is asked for a password starts no program: node:child_process comes with the first. */
const exec: Exec = async (command, args, options) =>
  (await import('../context/exec.js')).exec(command, args, options);

/** A context of this machine; what differs from place to place is given. */
export function createContext(place: Pick<Context, 'env' | 'log' | 'masks' | 'signal'>): Context {
  const machine = { clock, random, exec, fs: localFiles, ...place };
  return { ...machine, http: createHttp(machine) };
}
