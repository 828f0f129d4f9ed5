import type { Environment } from '../context/context.js';
import { namedVariable } from '../context/named-variable.js';
import { fail } from '../errors/error.js';
import type { Inputs } from '../context/ci.js';

/**
 * Reads the inputs of one command from variables: `registry` of login is REGCRED_LOGIN_REGISTRY.
 * REGCRED_LOGIN_PASSWORD_ENV names another variable that has the value, such as a masked one of GitLab; `onNamed`
 * receives each value found this way.
 */
export function variableInputs(
  command: string,
  env: Environment,
  onNamed: (input: string, variable: string, value: string) => void = () => {},
): Inputs {
  const prefix = `REGCRED_${command.toUpperCase().replaceAll('-', '_')}_`;
  const variable = (name: string) => prefix + name.toUpperCase().replaceAll('-', '_');
  return {
    input(name) {
      const own = env[variable(name)] ?? '';
      const named = env[`${variable(name)}_ENV`] ?? '';
      if (named === '') return own;
      if (own !== '') {
        const hint = 'Give the value, or the name of the variable that holds it.';
        fail('E_INPUT_CONFLICT', { first: name, second: `${name}-env`, hint });
      }
      const value = namedVariable(name, named, env);
      if (value !== '') onNamed(name, named, value);
      return value;
    },
    has: (name) => env[variable(name)] !== undefined || Boolean(env[`${variable(name)}_ENV`]),
    given: () =>
      Object.entries(env).flatMap(([name, value]) =>
        name.startsWith(prefix) && value ? [inputName(name.slice(prefix.length))] : [],
      ),
  };
}

const inputName = (rest: string) => rest.replace(/_ENV$/, '').toLowerCase().replaceAll('_', '-');
