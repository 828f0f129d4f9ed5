import type { Inputs } from '../ci/ci.js';
import type { Arguments } from './options.js';

/** The options of a command as the inputs of the action of the same name, and `more` that stood elsewhere. */
export function argumentInputs({ values }: Arguments, more: Readonly<Record<string, string>>): Inputs {
  const given = new Map(Object.entries(more).filter(([, value]) => value !== ''));
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && !name.startsWith('password-')) given.set(name, value);
  }
  return { input: (name) => given.get(name) ?? '', given: () => [...given.keys()] };
}
