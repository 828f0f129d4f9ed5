import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { commands } from '../../src/cli/commands.js';
import { passwordOptions } from '../../src/cli/password-source.js';
import { loginInputs } from '../../src/login/inputs/login-inputs.js';
import { rotateInputs, secretInputs } from '../../src/rotate/action/rotate-inputs.js';

export const surfaces = ['GitHub', 'GitLab', 'Jenkins', 'CLI'] as const;
export type Surface = (typeof surfaces)[number];

/** An input of the core, and what it is called on each surface: empty where it has none. */
export interface InputParity {
  readonly input: string;
  readonly names: Readonly<Record<Surface, readonly string[]>>;
  /** Why a surface has none. */
  readonly why: Readonly<Partial<Record<Surface, string>>>;
}

type Use = 'login' | 'rotate';

/** What is missing on purpose. An entry for what is there is a mistake, and a test says so. */
const whyNot: Readonly<Record<Use, Readonly<Record<string, Readonly<Partial<Record<Surface, string>>>>>>> = {
  login: {
    logout: { Jenkins: 'the login ends with its block', CLI: 'a login stays until `regcred logout`' },
  },
  rotate: {},
};

/** Where Jenkins takes a credential in place of an input that holds a secret. */
const credentials: Readonly<Record<Use, Readonly<Record<string, string>>>> = {
  login: { username: 'credentialsId', password: 'credentialsId' },
  rotate: {
    'admin-username': 'adminCredentialsId',
    'admin-password': 'adminCredentialsId',
    'github-token': 'githubTokenCredentialsId',
    'new-password': 'newPasswordCredentialsId',
    'escrow-key': 'escrowKeyCredentialsId',
  },
};

/** Every input of the core on every surface, as their own files declare them. */
export function inputParity(use: Use): readonly InputParity[] {
  const found = { GitHub: github(use), GitLab: gitlab(use), Jenkins: jenkins(use), CLI: cli(use) };
  return Object.keys(use === 'login' ? loginInputs : rotateInputs).map((input) => ({
    input,
    names: {
      GitHub: found.GitHub.has(input) ? [input] : [],
      GitLab: [snake(input), `${snake(input)}_variable`].filter((name) => found.GitLab.has(name)),
      Jenkins: [camel(input), credentials[use][input] ?? ''].filter((name) => found.Jenkins.has(name)),
      CLI: found.CLI.get(input) ?? [],
    },
    why: whyNot[use][input] ?? {},
  }));
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

function github(use: Use): ReadonlySet<string> {
  const { inputs } = parse(read(`actions/${use}/action.yml`)) as { inputs: object };
  return new Set(Object.keys(inputs));
}

/** The inputs of a template stand in the first of its two documents (GitLab docs, ci/inputs). */
function gitlab(use: Use): ReadonlySet<string> {
  const [head] = parseAllDocuments(read(`gitlab/templates/${use}/template.yml`));
  const { spec } = head?.toJS() as { spec: { inputs: object } };
  return new Set(Object.keys(spec.inputs));
}

/** The one list of parameters of a step of the library. */
function jenkins(use: Use): ReadonlySet<string> {
  const text = read(`jenkins/src/io/regcred/${use === 'login' ? 'Login' : 'Rotate'}Inputs.groovy`);
  const lists = [...text.matchAll(/List<String> (?:NAMES|OWN) = \[([^\]]*)\]/g)].map(([, list = '']) => list);
  return new Set(lists.flatMap((list) => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)));
}

function cli(use: Use): ReadonlyMap<string, readonly string[]> {
  const command = commands[use];
  const options = Object.keys(command?.options ?? {}).map((name) => [name, [`--${name}`]] as const);
  const secrets = Object.entries(secretInputs).map(([name, variable]) => [name, [variable]] as const);
  return new Map<string, readonly string[]>([
    ...options,
    ...(use === 'rotate' ? secrets : []),
    ...(use === 'login'
      ? [['password', Object.keys(passwordOptions).map((name) => `--${name}`)] as const]
      : []),
    ...(command?.usage.includes('[REGISTRY]') ? [['registry', ['REGISTRY']] as const] : []),
  ]);
}

const snake = (input: string) => input.replaceAll('-', '_');
const camel = (input: string) => input.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
