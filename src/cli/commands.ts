import { loginInputs } from '../login/inputs/login-inputs.js';
import { logoutInputs } from '../login/inputs/logout-inputs.js';
import { planInputs, rotateInputs, secretInputs } from '../rotate/action/rotate-inputs.js';
import type { Command } from './command.js';
import type { OptionDeclaration, Options } from './options.js';
import { passwordOptions } from './password-source.js';

const json = { type: 'boolean', description: 'Print the result as JSON.' } as const;

const output = {
  type: 'string',
  description: 'New file for the secret (0600), or - for standard output when that is a pipe.',
} as const;

/** The inputs that the command line takes only from the environment. */
const secrets = Object.keys(secretInputs);

/** The commands of `regcred`; each module is loaded when it is called. */
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
    description: 'Log out of a registry, and restore the login that was there before.',
    options: {
      ...fromInputs(logoutInputs, ['registry']),
      all: {
        type: 'boolean',
        description: 'Log out of every login of this job; for the last step in GitLab CI and Jenkins.',
      },
    },
    words: 1,
    load: () => import('./logout.js'),
  },
  check: {
    usage: 'check [REGISTRY]',
    description: 'Find out why a login fails, and what to do.',
    options: {
      ...fromInputs(
        loginInputs,
        ['provider', 'username', 'identity', 'verify', 'ca', 'realms', 'timeout'],
        'only',
      ),
      ...passwordOptions,
      json,
    },
    words: 1,
    load: () => import('./check.js'),
  },
  rotate: {
    usage: 'rotate',
    description: 'Rotate the credentials that are due.',
    options: {
      ...fromInputs(rotateInputs, secrets),
      'new-password-stdin': {
        type: 'boolean',
        description:
          'Read the new password of a credential that a person sets in a panel from standard input; ask for it on a terminal.',
      },
      now: {
        type: 'boolean',
        description: 'The same as --mode now: rotates everything and revokes the old secret without waiting.',
      },
      json,
    },
    words: 0,
    load: () => import('./rotate.js'),
  },
  plan: {
    usage: 'plan',
    description: 'Print every call a rotation would make and why; changes nothing.',
    options: { ...fromInputs(planInputs, secrets), json },
    words: 0,
    load: () => import('./plan.js'),
  },
  status: {
    usage: 'status',
    description: 'List every credential: age, expiry, due, where it is stored, drift.',
    options: {
      ...fromInputs(rotateInputs, ['config', 'only'], 'only'),
      'exit-code': { type: 'boolean', description: 'Exit with 3 when something is due.' },
      json,
    },
    words: 0,
    load: () => import('./status.js'),
  },
  prune: {
    usage: 'prune',
    description: 'Find our tokens that nothing uses; a dry run unless --apply.',
    options: {
      ...fromInputs(rotateInputs, ['config', 'only'], 'only'),
      apply: { type: 'boolean', description: 'Revoke them.' },
      json,
    },
    words: 0,
    load: () => import('./prune.js'),
  },
  recover: {
    usage: 'recover CREDENTIAL',
    description: 'Open what an unfinished rotation has sealed into the ledger (REGCRED_ESCROW_KEY).',
    options: { ...fromInputs(rotateInputs, ['config'], 'only'), output },
    words: 1,
    load: () => import('./recover.js'),
  },
  keygen: {
    usage: 'keygen',
    description: 'Make the key pair of the escrow: prints the public key, writes the private key to a file.',
    options: { output },
    words: 0,
    load: () => import('./keygen.js'),
  },
  schema: {
    usage: 'schema',
    description: 'Print the JSON Schema of regcred.yml.',
    options: {},
    words: 0,
    load: () => import('./schema.js'),
  },
  'credential-helper': {
    usage: 'credential-helper VERB [REGISTRY]',
    description:
      'Issue logins when docker asks for one. VERB: install or uninstall REGISTRY; or get, store, erase, list or version from docker.',
    options: { ...fromInputs(loginInputs, ['provider', 'identity', 'username', 'ca'], 'only'), json },
    words: 2,
    load: () => import('./credential-helper.js'),
  },
  providers: {
    usage: 'providers',
    description: 'List the supported registries.',
    options: { json },
    words: 0,
    load: () => import('./providers.js'),
  },
};

type Inputs = Readonly<Record<string, { readonly description: string; readonly default: string }>>;

/** Turns inputs of an action into options: only those named, or all but those. */
function fromInputs(inputs: Inputs, names: readonly string[], which: 'but' | 'only' = 'but'): Options {
  const chosen = Object.entries(inputs).filter(([name]) => names.includes(name) === (which === 'only'));
  return Object.fromEntries(chosen.map(([name, input]) => [name, option(input)]));
}

function option(input: { readonly description: string; readonly default: string }): OptionDeclaration {
  const preset = input.default ? ` Default: ${input.default}.` : '';
  return { type: 'string', description: `${input.description}${preset}` };
}
