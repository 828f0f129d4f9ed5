import type { Context } from '../context/context.js';
import type { Endpoint, Rejection } from '../distribution/distribution.js';
import { handshake } from '../distribution/handshake.js';
import { regcredError, type RegcredError } from '../errors/error.js';
import { identityOf, type RegistryAddress } from '../registries/address.js';
import { explainRefusal } from '../registries/kit/explain/explain-refusal.js';
import { secretFacts } from '../registries/kit/logins/secret-form.js';
import type { Credential, Registry } from '../registries/contract.js';
import type { Attempt } from './attempts.js';

export interface Failure {
  readonly client: string;
  readonly exitCode: number | string;
  /** The client's error, already neutralised. */
  readonly words: string;
}

export interface Subject {
  readonly address: RegistryAddress;
  readonly registry: Registry;
  readonly endpoint: Endpoint;
  readonly credential: Credential;
}

/**
 * Finds out with our own handshake why a client's login failed. The client's text differs by version and
 * leaves out `Retry-After` (docs/reference/login.md 1.4).
 */
export async function diagnose(subject: Subject, failure: Failure, ctx: Context): Promise<Attempt<never>> {
  const answer = await handshake(subject.endpoint, subject.credential, [], ctx);
  if (answer.answer === 'rejected') return { kind: 'refused', error: refusal(subject, answer.reason) };
  if (answer.answer === 'unknown') {
    return { kind: answer.error.exit === 75 ? 'transient' : 'refused', error: answer.error };
  }
  // The registry accepts the credential, so the fault is in between: a transient one, or the client's own
  // network, proxy, certificates or credential helper.
  const { client, exitCode, words } = failure;
  const error = regcredError('E_CLIENT_FAILED', {
    client,
    exitCode,
    words,
    registry: identityOf(subject.address),
  });
  return { kind: 'transient', error, once: true };
}

/** Explains a refusal in the terms of the registry's own panel where its module knows them. */
export function refusal(subject: Subject, rejection: Rejection): RegcredError {
  const { address, registry, credential } = subject;
  const { username, secret } = credential;
  const { cause, cure } = explainRefusal(registry, {
    address,
    username,
    secret: secretFacts(secret),
    rejection,
  });
  return regcredError('E_LOGIN_REFUSED', { registry: identityOf(address), cause, cure });
}
