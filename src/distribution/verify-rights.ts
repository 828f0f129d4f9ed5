import { regcredError, type RegcredError } from '../errors/error.js';
import type { Context } from '../context/context.js';
import type { HttpResponse } from '../context/http.js';
import type { Secret } from '../secret/secret.js';
import { answerChallenge } from './answer-challenge.js';
import type { Answer, Endpoint, Handshake, Login, Rejection, Right } from './distribution.js';
import { includesRight } from './granted.js';
import { unresolved } from './handshake.js';
import { ping } from './ping.js';
import { rejection, unclear } from './rejection.js';
import { scopes } from './scope.js';
import { probeUpload } from './upload-probe.js';

export type RightProof =
  | { readonly right: Right; readonly proof: 'granted' }
  | { readonly right: Right; readonly proof: 'missing'; readonly reason?: Rejection }
  | { readonly right: Right; readonly proof: 'unknown'; readonly error: RegcredError };

/**
 * Proves each right by what the registry granted, not by a 200: the access list of its token where that
 * can be read, else a read of the repository or an upload that is started and cancelled. Throws
 * E_REPOSITORY_INVALID, and when the context is stopped. Without a login: what everybody may do.
 */
export async function verifyRights(
  endpoint: Endpoint,
  login: Login | undefined,
  rights: readonly Right[],
  ctx: Context,
): Promise<readonly RightProof[]> {
  scopes(rights);
  try {
    const door = await ping(endpoint, ctx);
    const ask: Ask = (response) => answerChallenge({ ...door, response }, endpoint, login, rights, ctx);
    const answer = await ask(door.response);
    const proofs: RightProof[] = [];
    for (const right of rights) proofs.push(await proofFrom(answer, right, door.base, ask, ctx));
    return proofs;
  } catch (error) {
    const open = unresolved(error, ctx);
    return rights.map((right) => unknown(right, open));
  }
}

/** Answers the challenge of a response with the login. */
type Ask = (response: HttpResponse) => Promise<Answer<Handshake>>;

async function proofFrom(
  answer: Answer<Handshake>,
  right: Right,
  base: URL,
  ask: Ask,
  ctx: Context,
): Promise<RightProof> {
  if (answer.answer === 'rejected') return missing(right, answer.reason);
  if (answer.answer === 'unknown') return unknown(right, answer.error);
  if (answer.granted) return includesRight(answer.granted, right) ? grant(right) : missing(right);
  try {
    const response = await probe(right, base, answer.authorization, ctx);
    // A registry that is open to strangers at its door may still ask for the login at a repository.
    if (answer.scheme === 'none' && response.status === 401) {
      const second = await ask(response);
      return await proofFrom(second, right, base, () => Promise.resolve(second), ctx);
    }
    return judge(right, response, base.host, ctx);
  } catch (error) {
    return unknown(right, unresolved(error, ctx));
  }
}

const grant = (right: Right): RightProof => ({ right, proof: 'granted' });
const missing = (right: Right, reason?: Rejection): RightProof =>
  reason === undefined ? { right, proof: 'missing' } : { right, proof: 'missing', reason };
const unknown = (right: Right, error: RegcredError): RightProof => ({ right, proof: 'unknown', error });

function judge(right: Right, response: HttpResponse, host: string, ctx: Context): RightProof {
  const { status } = response;
  if (status === (right.action === 'push' ? 202 : 200)) return grant(right);
  if (status === 401 || status === 403) return missing(right, rejection('registry', response, ctx));
  if (status === 404) return unknown(right, notFound(right.repository, host));
  return unknown(right, unclear(response, host, ctx));
}

/** Registries hide from strangers whether a repository exists, so 404 proves neither right nor lack of it. */
function notFound(repository: string, host: string): RegcredError {
  return regcredError('E_REPOSITORY_NOT_FOUND', { repository, host });
}

function probe(
  { action, repository }: Right,
  base: URL,
  authorization: Secret | undefined,
  ctx: Context,
): Promise<HttpResponse> {
  if (action === 'push') return probeUpload(base, repository, authorization, ctx);
  return ctx.http.send({
    method: 'GET',
    url: new URL(`/v2/${repository}/tags/list?n=1`, base),
    ...(authorization && { headers: { authorization } }),
    plainHttp: base.protocol === 'http:',
    // Not every registry obeys n, and a repository may have very many tags.
    maxBytes: 4 * 1024 * 1024,
  });
}
