import type { Inputs } from '../context/ci.js';
import type { Arguments } from './options.js';

/**
 * Turns the options of a command into the inputs of the action of the same name. `more` adds inputs from elsewhere,
 * undefined where they are absent; the CI's inputs apply where neither is given.
 */
export function argumentInputs(
  { values }: Arguments,
  more: Readonly<Record<string, string | undefined>>,
  ci: Inputs,
): Inputs {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(more)) if (value !== undefined) given.set(name, value);
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && !name.startsWith('password-')) given.set(name, value);
  }
  return {
    input: (name) => given.get(name) ?? ci.input(name),
    has: (name) => given.has(name) || ci.has(name),
    given: () => [...new Set([...given.keys(), ...ci.given()])],
  };
}
