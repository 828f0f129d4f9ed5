import type { Context } from '../../../context/context.js';
import type { Login } from '../../../distribution/distribution.js';
import { fail, regcredError, type RegcredError } from '../../../errors/error.js';
import { splitPair } from '../../../secret/pair.js';
import type { Secret } from '../../../secret/secret.js';
import type { RegistryAddress } from '../../address.js';
import type { LoginRequest, Registry } from '../../contract.js';
import { formatAddress } from '../../address.js';
import { holdsNul, isBlank } from './secret-form.js';

/** What a registry knows of its usernames and passwords. */
export interface PasswordLogin {
  /** The username that goes with this secret when the user gave none. */
  readonly username?: (secret: Secret) => string | undefined;
  /**
   * For registries whose usual login needs no stored secret: what to give. Said when the user gave neither user
   * name nor password nor identity.
   */
  readonly withoutPair?: string;
  /** Refuses, by throwing a RegcredError, what cannot work and needs no request to know. */
  readonly check?: (pair: Login, address: RegistryAddress) => void;
}

/**
 * Login by username and password, as they are. Without a username it is the part before the first
 * colon of a `username:secret` pair, or the registry's constant one (whose secrets hold no colon). Sends nothing.
 *
 * Throws E_SECRET_EMPTY, E_SECRET_NUL, E_USERNAME_MISSING, E_USERNAME_INVALID, E_USERNAME_COLON, and what
 * the registry's own check throws.
 */
export function passwordLogin({ username, withoutPair, check }: PasswordLogin = {}): Registry['login'] {
  return async (request, ctx) => {
    if (request.identity !== undefined) {
      fail('E_IDENTITY_UNSUPPORTED', { registry: request.address.host });
    }
    if (withoutPair !== undefined && request.username === undefined && request.secret === undefined) {
      fail('E_CREDENTIAL_MISSING', { registry: request.address.host, cure: withoutPair });
    }
    const pair = complete(request, username, ctx);
    checkPair(pair, request.address);
    check?.(pair, request.address);
    return pair;
  };
}

function complete(request: LoginRequest, constant: PasswordLogin['username'], ctx: Context): Login {
  const registry = formatAddress(request.address);
  const { username, secret } = request;
  if (secret === undefined || isBlank(secret)) fail('E_SECRET_EMPTY', { registry });
  if (username !== undefined && username !== '') return { username, secret };

  const pair = splitPair(secret);
  if (pair !== undefined) {
    ctx.masks.add(pair.secret, pair.username);
    return pair;
  }
  const known = constant?.(secret);
  if (known === undefined) fail('E_USERNAME_MISSING', { registry });
  return { username: known, secret };
}

/** A login that needs no request to be known as wrong. Both texts are ours, and at most 200 characters. */
export function unfit(address: RegistryAddress, problem: string, cure: string): RegcredError {
  return regcredError('E_CREDENTIAL_UNFIT', { registry: formatAddress(address), problem, cure });
}

/** For registries that know exactly one username. */
export function onlyUser(expected: string, cure: string): NonNullable<PasswordLogin['check']> {
  return ({ username }, address) => {
    if (username !== expected) throw unfit(address, `its username is always ${expected}`, cure);
  };
}

function checkPair({ username, secret }: Login, address: RegistryAddress): void {
  const registry = formatAddress(address);
  // Invisible characters too: they come with copied text, and no registry knows such a user (docs/faults.md A2).
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(username) || username.trim() === '') {
    fail('E_USERNAME_INVALID', { registry });
  }
  if (username.includes(':')) fail('E_USERNAME_COLON', { registry });
  if (isBlank(secret)) fail('E_SECRET_EMPTY', { registry });
  if (holdsNul(secret)) fail('E_SECRET_NUL', { registry });
}
