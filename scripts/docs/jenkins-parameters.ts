import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loginInputs } from '../../src/login/inputs/login-inputs.js';
import { rotateInputs } from '../../src/rotate/action/rotate-inputs.js';

type Inputs = Readonly<Record<string, { readonly description: string; readonly default: string }>>;

export interface Parameter {
  readonly name: string;
  readonly meaning: string;
  readonly preset: string;
}

const CREDENTIAL = {
  credentialsId: 'Id of the credential with username and password.',
  credentialsType:
    'Kind of that credential: `usernamePassword`, `string` (secret text: the password, or user:password as one value) or `file` (secret file).',
};
const PROGRAM = {
  node: 'Path of Node 20.19 or newer on the agent, where it is not on PATH.',
  nodeTool: 'Name of a Node installation under Manage Jenkins → Tools (NodeJS plugin), instead of `node`.',
  cli: 'Path of a regcred.cjs on the agent, instead of the library’s own.',
};
const VARIABLES = {
  idTokenCredentialsId:
    'Id of an “OpenID Connect id token” (plugin oidc-provider), for `identity`: it becomes REGCRED_ID_TOKEN.',
  secrets: 'Secret texts to put into variables for regcred: `[VARIABLE: "credential-id"]`.',
  logins: 'Usernames with passwords, likewise: `["USER_VARIABLE:PASSWORD_VARIABLE": "credential-id"]`.',
  files: 'Secret files, likewise: `[KUBECONFIG: "credential-id"]`.',
};

/** What the library adds to the inputs of the core, by step. */
const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  LoginInputs: {
    ...CREDENTIAL,
    registries:
      'Several logins at once, each with a username/password credential: `[host: "credential-id"]`.',
    ...VARIABLES,
    ...PROGRAM,
  },
  CheckInputs: { ...CREDENTIAL, ...VARIABLES, ...PROGRAM },
  RotateInputs: {
    adminCredentialsId:
      'Id of the username/password credential of the account that issues and revokes tokens.',
    githubTokenCredentialsId: 'Id of the secret text with the token that may write GitHub secrets.',
    newPasswordCredentialsId:
      'Id of the secret text with the new password, for registries where a person resets it in a panel.',
    escrowKeyCredentialsId: 'Id of the secret text with the private key of `regcred keygen`.',
    ...VARIABLES,
    report: 'Name of the report page that is archived with the build; empty: none.',
    ...PROGRAM,
  },
};
const presets: Readonly<Record<string, string>> = {
  credentialsType: 'usernamePassword',
  report: 'regcred-report.html',
  node: 'node',
};
const inputs: Readonly<Record<string, Inputs>> = {
  LoginInputs: loginInputs,
  CheckInputs: loginInputs,
  RotateInputs: rotateInputs,
};

/** The names in one of the lists of `jenkins/src/io/regcred/<file>.groovy`. */
export function jenkinsNames(file: string, list: 'NAMES' | 'OWN'): readonly string[] {
  const path = fileURLToPath(new URL(`../../jenkins/src/io/regcred/${file}.groovy`, import.meta.url));
  const body = new RegExp(`List<String> ${list} = \\[([^\\]]*)\\]`).exec(readFileSync(path, 'utf8'))?.[1];
  if (body === undefined) throw new Error(`${path} has no list ${list}.`);
  return [...body.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

/** Every parameter of a step, in the order of its lists. A name that nothing declares is an error. */
export function jenkinsParameters(file: string): readonly Parameter[] {
  const fromCore = jenkinsNames(file, 'NAMES').map((name) => {
    const input = inputs[file]?.[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
    if (!input) throw new Error(`${name} of ${file} is no input.`);
    return { name, meaning: input.description, preset: input.default };
  });
  const fromLibrary = jenkinsNames(file, 'OWN').map((name) => {
    const meaning = own[file]?.[name];
    if (meaning === undefined) throw new Error(`${name} of ${file} is not described.`);
    return { name, meaning, preset: presets[name] ?? '' };
  });
  return [...fromLibrary, ...fromCore];
}
