import { loginInputs } from '../login/inputs.js';
import { logoutInputs } from '../login/logout-inputs.js';
import { rotateInputs } from '../rotate/rotate-inputs.js';
import type { Command } from './command.js';
import type { OptionDeclaration, Options } from './options.js';
import { passwordOptions } from './password-source.js';

const json = { type: 'boolean', description: 'Print the result as JSON.' } as const;

/** Every command of the command line; its module is loaded when it is called. */
export const commands: Readonly<Record<string, Command>> = {
  login: {
    usage: 'login [REGISTRY]',
    description: 'Log in to a registry.',
    options: { ...fromInputs(loginInputs, ['registry', 'password', 'logout']), ...passwordOptions, json },
    words: 1,
    load: () => import('./login.js'),
  },
  logout: {
    usage: 'logout [REGISTRY]',
    description: 'End a login that regcred made, and put back what was there before.',
    options: fromInputs(logoutInputs, ['registry']),
    words: 1,
    load: () => import('./logout.js'),
  },
  check: {
    usage: 'check [REGISTRY]',
    description: 'Find out why a login fails, and what to do.',
    options: {
      ...fromInputs(loginInputs, ['provider', 'username', 'verify', 'ca'], 'only'),
      ...passwordOptions,
      json,
    },
    words: 1,
    load: () => import('./check.js'),
  },
  rotate: {
    usage: 'rotate',
    description: 'Rotate the credentials that are due.',
    options: { ...fromInputs(rotateInputs, []), json },
    words: 0,
    load: () => import('./rotate.js'),
  },
  providers: {
    usage: 'providers',
    description: 'List the registries that are known.',
    options: { json },
    words: 0,
    load: () => import('./providers.js'),
  },
};

type Inputs = Readonly<Record<string, { readonly description: string; readonly default: string }>>;

/** The options that are inputs of an action too: all but, or only, those named. */
function fromInputs(inputs: Inputs, names: readonly string[], which: 'but' | 'only' = 'but'): Options {
  const chosen = Object.entries(inputs).filter(([name]) => names.includes(name) === (which === 'only'));
  return Object.fromEntries(chosen.map(([name, input]) => [name, option(input)]));
}

function option(input: { readonly description: string; readonly default: string }): OptionDeclaration {
  const preset = input.default ? ` Default: ${input.default}.` : '';
  return { type: 'string', description: `${input.description}${preset}` };
}
