import { chooseSecret, type SecretRules } from '../../secret/choose-secret.js';
import type { Login } from '../contract.js';
import type { HttpApi } from './http-api.js';
import type { Part } from './names.js';

export function nameOf({ settings, access }: HttpApi): string {
  return `${settings.name} at ${access.api.host}`;
}

/** The `password-policy` of the configuration. */
export function rulesOf({ settings }: HttpApi): SecretRules {
  const { 'password-policy': policy = {} } = settings;
  return Object.fromEntries(Object.entries(policy).filter(([, rule]) => rule !== undefined));
}

/** A constant that satisfies the policy and belongs to no account. */
export function exampleOf(api: HttpApi): Login {
  let byte = 0;
  const random = {
    fraction: () => 0,
    bytes: (length: number) => Uint8Array.from({ length }, () => (byte = (byte * 5 + 17) % 256)),
  };
  const { username, name } = api.settings;
  return { username: username ?? name, secret: chooseSecret({ random }, rulesOf(api)) };
}

/** The lines of `plan`, by what does them. */
export function callsOf(
  api: HttpApi,
  parts: Readonly<Record<string, Part>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...parts, 'sign in': 'auth' as const }).flatMap(([name, part]) => {
      const call = api.call(part);
      return call === undefined ? [] : [[name, call]];
    }),
  );
}
