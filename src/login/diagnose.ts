import { handshake } from '../distribution/handshake.js';
import type { Answer, Endpoint, Handshake, Rejection, Right } from '../distribution/distribution.js';
import { saying } from '../distribution/rejection.js';
import { regcredError, type RegcredError } from '../errors/error.js';
import type { Context } from '../context/context.js';
import type { Allowance } from '../context/allowance.js';
import { defined } from '../defined.js';
import { identityOf, type RegistryAddress } from '../registries/address.js';
import type { Credential, Explanation, Registry } from '../registries/contract.js';
import { explainRefusal } from '../registries/kit/explain/explain-refusal.js';
import { secretFacts } from '../registries/kit/logins/secret-form.js';
import type { Attempt } from './attempts.js';
import { clientWords } from './client-words.js';

export interface Failure {
  readonly client: string;
  readonly exitCode: number | string;
  /** The client's error, already neutralised. */
  readonly words: string;
  /** What our own handshake has found out already, where the client is one. */
  readonly answer?: Answer<Handshake>;
}

export interface Subject {
  readonly address: RegistryAddress;
  readonly registry: Registry;
  readonly endpoint: Endpoint;
  readonly credential: Credential;
}

/** Milliseconds; our handshake took longer, so it has waited as the registry asked. */
const WAITED = 1_000;

/**
 * Finds out with our own handshake why a client's login failed. The client's text differs by version and
 * leaves out `Retry-After` (docs/reference/login.md 1.4). Sends the password only where the allowance has one left
 * and the client does not say that it was refused or limited.
 */
export async function diagnose(
  subject: Subject,
  failure: Failure,
  allowance: Allowance,
  ctx: Context,
): Promise<Attempt<never>> {
  if (failure.answer) return judge(subject, failure, failure.answer);
  const { status, words } = clientWords(failure.words);
  if (status === undefined && allowance.left > 0) {
    return judge(subject, failure, await handshake(subject.endpoint, subject.credential, [], ctx));
  }
  const start = ctx.clock.now();
  const answer = await handshake(subject.endpoint, undefined, [], ctx);
  if (answer.answer === 'unknown') return judge(subject, failure, answer);
  if (status === undefined) return { kind: 'transient', error: clientFailed(subject, failure) };
  if (status !== 429) {
    const rejection: Rejection = { by: 'registry', status, ...defined({ words: words || undefined }) };
    return { kind: 'refused', error: refusal(subject, rejection) };
  }
  const error = regcredError('E_RATE_LIMITED', {
    host: subject.address.host,
    wait: 'a while',
    said: saying(words),
  });
  return { kind: ctx.clock.now() - start > WAITED ? 'transient' : 'refused', error };
}

function judge(subject: Subject, failure: Failure, answer: Answer<Handshake>): Attempt<never> {
  if (answer.answer === 'rejected') return { kind: 'refused', error: refusal(subject, answer.reason) };
  if (answer.answer === 'unknown') {
    const { error } = answer;
    // Our handshake has already waited where the registry said how long, and that was in time.
    const isFinal = error.exit !== 75 || error.code === 'E_RATE_LIMITED';
    return { kind: isFinal ? 'refused' : 'transient', error };
  }
  // The registry accepts the credential, so the fault is in between: a transient one, or the client's own
  // network, proxy, certificates or credential helper.
  return { kind: 'transient', error: clientFailed(subject, failure), once: true };
}

function clientFailed({ address }: Subject, { client, exitCode, words }: Failure): RegcredError {
  return regcredError('E_CLIENT_FAILED', { client, exitCode, words, registry: identityOf(address) });
}

/** Explains a refusal in the terms of the registry's own panel where its module knows them. */
export function refusal(subject: Subject, rejection: Rejection): RegcredError {
  const { cause, cure } = explanation(subject, rejection);
  const said = saying(rejection.words);
  return regcredError('E_LOGIN_REFUSED', { registry: identityOf(subject.address), cause, cure, said });
}

/** Why the registry refused the login, or the right. */
export function explanation(subject: Subject, rejection: Rejection, right?: Right): Explanation {
  const { address, registry, credential } = subject;
  const { username, secret } = credential;
  return explainRefusal(registry, {
    address,
    username,
    secret: secretFacts(secret),
    rejection,
    ...defined({ right }),
  });
}
