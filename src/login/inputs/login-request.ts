import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import type { Inputs } from '../../context/ci.js';
import type { Environment } from '../../context/context.js';
import { Secret } from '../../secret/secret.js';
import { clientIds, type ClientId } from '../clients/client.js';
import { choice, chosenBy } from './requested-login.js';
import type { RequestedLogins, RequestedLogin, InputSource } from './requested-login.js';
import { loginInputs, type LoginInput } from './login-inputs.js';
import { readRealms } from './realms.js';
import { readScope } from './scope.js';
import { parseRights } from '../../distribution/parse-rights.js';

const MOST_SECONDS = 3600;

/**
 * Reads and checks the inputs; `env` has the variables that entries of registry-auth name. Throws the first
 * E_INPUT_… error, before anything is sent or written.
 */
export async function readLoginRequest(
  ci: Inputs,
  env: Environment,
  source: InputSource = {},
): Promise<RequestedLogins> {
  refuseUnknown(ci.given(), Object.keys(loginInputs));
  const text = (name: LoginInput) => ci.input(name).trim() || loginInputs[name].default;
  const list = ci.input('registry-auth');
  const client = choice('client', text('client'), clientIds);
  const ca = ci.input('ca').trim() || undefined;
  const request: RequestedLogins = {
    logins: list.trim() ? await fromList(ci, list, env, { ...source, client }) : [single(ci, text, client)],
    client,
    isolate: text('isolate') === 'auto' ? 'auto' : boolean('isolate', text('isolate')),
    logout: boolean('logout', text('logout')),
    timeout: readTimeout('timeout', text('timeout')),
    onMissing: choice('on-missing-credentials', text('on-missing-credentials'), [
      'fail',
      'warn',
      'skip',
    ] as const),
    ...defined({ ca }),
  };
  if (request.client === 'helper') {
    (await import('../helper/check-helper-request.js')).checkHelperRequest(request);
  }
  return request;
}

function single(ci: Inputs, text: (name: LoginInput) => string, client: ClientId): RequestedLogin {
  return {
    registry: registryText(ci),
    username: ci.input('username').trim(),
    password: new Secret(ci.input('password')),
    ...chosenBy(text('ecr'), text('provider')),
    identity: text('identity'),
    scope: readScope(text('scope'), client),
    rights: parseRights(ci.input('verify')),
    realms: readRealms(ci.input('realms')),
  };
}

async function fromList(
  ci: Inputs,
  list: string,
  env: Environment,
  source: InputSource & { readonly client: ClientId },
): Promise<readonly RequestedLogin[]> {
  for (const name of [
    'registry',
    'username',
    'password',
    'provider',
    'identity',
    'scope',
    'verify',
    'realms',
  ] as const) {
    // GitHub and GitLab give every input that has a default.
    if (![loginInputs[name].default, ''].includes(ci.input(name).trim())) {
      const hint = `Give ${name} in the entries of registry-auth.`;
      fail('E_INPUT_CONFLICT', { first: 'registry-auth', second: name, hint });
    }
  }
  const { readRegistryAuth } = await import('./registry-auth.js');
  return readRegistryAuth(list, env, source);
}

/**
 * Reads the input `registry`; only an absent one means Docker Hub. A given and empty one stays empty, and
 * {@link parseAddress} refuses it: it is the trace of a misspelt secret (docs/architecture.md, section 4.9).
 */
export function registryText(ci: Inputs): string {
  return ci.has('registry') ? ci.input('registry').trim() : loginInputs.registry.default;
}

/** Refuses a mistyped input: `registy` would otherwise mean Docker Hub (docs/faults.md A21). */
export function refuseUnknown(given: readonly string[], names: readonly string[]): void {
  for (const name of given) {
    if (!names.includes(name)) fail('E_INPUT_UNKNOWN', { name, suggestion: nearest(name, names) });
  }
}

/** Reads a YAML 1.2 core boolean and nothing else (docs/faults.md A22). */
export function boolean(name: string, value: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  fail('E_INPUT_BOOLEAN', { name });
}

/** Reads a time such as 90, 90s or 2m; milliseconds. Throws E_INPUT_DURATION. */
export function readTimeout(name: string, value: string): number {
  const match = /^(\d{1,5})(s|m)?$/.exec(value);
  const seconds = Number(match?.[1]) * (match?.[2] === 'm' ? 60 : 1);
  if (!match || seconds < 1 || seconds > MOST_SECONDS) {
    fail('E_INPUT_DURATION', { name, most: `${MOST_SECONDS / 60}m` });
  }
  return seconds * 1000;
}
