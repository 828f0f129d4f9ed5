import { fail } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import type { Inputs } from '../../context/ci.js';
import type { Environment } from '../../context/context.js';
import type { Right } from '../../distribution/distribution.js';
import { Secret } from '../../secret/secret.js';
import type { ClientId } from '../clients/client.js';
import { clientIds } from '../clients/client.js';
import { loginInputs, type LoginInput } from './login-inputs.js';
import { parseRights } from '../../distribution/parse-rights.js';

/** What the inputs ask for, read once and checked; nothing has been sent or written yet. */
export interface LoginPlan {
  readonly logins: readonly LoginSpec[];
  readonly client: ClientId;
  readonly isolate: boolean | 'auto';
  readonly logout: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly onMissing: 'fail' | 'warn' | 'skip';
  /** PEM text or a path, as given. */
  readonly ca?: string;
}

/** One login as the user wrote it. */
export interface LoginSpec {
  readonly registry: string;
  readonly username: string;
  readonly password: Secret;
  readonly provider: string;
  readonly identity: string;
  /** User name and password are the registry's own, whatever they look like (`ecr: false`). */
  readonly plain: boolean;
  readonly scope: string;
  readonly rights: readonly Right[];
}

const MOST_SECONDS = 3600;

/** Where the inputs of a login come from. */
export interface PlanSource {
  /** `registry-auth` stood on the command line, where no secret may stand. */
  readonly onArgv?: boolean;
}

/**
 * Reads the 15 inputs; `env` has the variables that the entries of registry-auth name. Throws the first
 * E_INPUT_… error, before anything is sent or written.
 */
export async function readPlan(ci: Inputs, env: Environment, source: PlanSource = {}): Promise<LoginPlan> {
  refuseUnknown(ci.given(), Object.keys(loginInputs));
  const text = (name: LoginInput) => ci.input(name).trim() || loginInputs[name].default;
  const list = ci.input('registry-auth');
  const ca = ci.input('ca').trim();
  const plan: LoginPlan = {
    logins: list.trim() ? await fromList(ci, list, env, source) : [single(ci, text)],
    client: choice('client', text('client'), clientIds),
    isolate: text('isolate') === 'auto' ? 'auto' : boolean('isolate', text('isolate')),
    logout: boolean('logout', text('logout')),
    timeout: duration('timeout', text('timeout')),
    onMissing: choice('on-missing-credentials', text('on-missing-credentials'), [
      'fail',
      'warn',
      'skip',
    ] as const),
    ...(ca ? { ca } : {}),
  };
  if (plan.client === 'helper') (await import('../helper/check-plan.js')).checkHelperPlan(plan);
  return plan;
}

function single(ci: Inputs, text: (name: LoginInput) => string): LoginSpec {
  return {
    registry: text('registry'),
    username: ci.input('username').trim(),
    password: new Secret(ci.input('password')),
    ...chosenBy(text('ecr'), text('provider')),
    identity: text('identity'),
    scope: text('scope'),
    rights: parseRights(ci.input('verify')),
  };
}

async function fromList(
  ci: Inputs,
  list: string,
  env: Environment,
  source: PlanSource,
): Promise<readonly LoginSpec[]> {
  for (const name of [
    'registry',
    'username',
    'password',
    'provider',
    'identity',
    'scope',
    'verify',
  ] as const) {
    if (ci.input(name).trim()) {
      const hint = `Give ${name} in the entries of registry-auth.`;
      fail('E_INPUT_CONFLICT', { first: 'registry-auth', second: name, hint });
    }
  }
  const { readRegistryAuth } = await import('./registry-auth.js');
  return readRegistryAuth(list, env, source);
}

/**
 * docker/login-action's `ecr`: `true` names the provider of that name, whatever the host; with `false` nothing is
 * exchanged, also where the host is one of ECR.
 */
export function chosenBy(ecr: string, provider: string): Pick<LoginSpec, 'provider' | 'plain'> {
  const input = 'ecr' satisfies LoginInput;
  const forced = choice(input, ecr.toLowerCase(), ['auto', 'true', 'false'] as const);
  return { provider: forced === 'true' ? input : provider, plain: forced === 'false' };
}

/** A typing error is not passed over: `registy` would otherwise mean Docker Hub (docs/faults.md A21). */
export function refuseUnknown(given: readonly string[], known: readonly string[]): void {
  for (const name of given) {
    if (!known.includes(name)) fail('E_INPUT_UNKNOWN', { name, suggestion: nearest(name, known) });
  }
}

function choice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) fail('E_INPUT_CHOICE', { name, value, choices: choices.join(', ') });
  return found;
}

/** YAML 1.2 core booleans and nothing else (docs/faults.md A22). */
export function boolean(name: string, value: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  fail('E_INPUT_BOOLEAN', { name });
}

function duration(name: string, value: string): number {
  const match = /^(\d{1,5})(s|m)?$/.exec(value);
  const seconds = Number(match?.[1]) * (match?.[2] === 'm' ? 60 : 1);
  if (!match || seconds < 1 || seconds > MOST_SECONDS) {
    fail('E_INPUT_DURATION', { name, most: `${MOST_SECONDS / 60}m` });
  }
  return seconds * 1000;
}
