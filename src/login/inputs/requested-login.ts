import type { Right } from '../../distribution/distribution.js';
import { fail } from '../../errors/error.js';
import type { Secret } from '../../secret/secret.js';
import type { ClientId } from '../clients/client.js';
import type { LoginInput } from './login-inputs.js';

/** The inputs, read and checked before anything is sent or written. */
export interface RequestedLogins {
  readonly logins: readonly RequestedLogin[];
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
export interface RequestedLogin {
  readonly registry: string;
  readonly username: string;
  readonly password: Secret;
  /** White space at its ends belongs to it, as in a list, where it is in quotes. */
  readonly keepsBlanks?: true;
  readonly provider: string;
  readonly identity: string;
  /** Sends username and password to the registry unchanged, whatever they look like (`ecr: false`). */
  readonly plain: boolean;
  readonly scope: string;
  readonly rights: readonly Right[];
  /** Further hosts that may be sent the secret. */
  readonly realms: readonly string[];
}

/** Where the inputs of a login come from. */
export interface InputSource {
  /** `registry-auth` comes from the command line, which must not contain a secret. */
  readonly onArgv?: boolean;
}

/**
 * Reads docker/login-action's `ecr`: `true` selects the provider of that name for any host, `false` exchanges
 * nothing even for a host of ECR.
 */
export function chosenBy(ecr: string, provider: string): Pick<RequestedLogin, 'provider' | 'plain'> {
  const input = 'ecr' satisfies LoginInput;
  const forced = choice(input, ecr.toLowerCase(), ['auto', 'true', 'false'] as const);
  return { provider: forced === 'true' ? input : provider, plain: forced === 'false' };
}

/** Returns the choice that equals the value. Throws E_INPUT_CHOICE. */
export function choice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) fail('E_INPUT_CHOICE', { name, value, choices: choices.join(', ') });
  return found;
}
