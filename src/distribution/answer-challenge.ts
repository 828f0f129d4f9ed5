import type { Context } from '../context/context.js';
import { fail, regcredError } from '../errors/error.js';
import type { HttpResponse } from '../context/http.js';
import { basic } from './authorization.js';
import { parseChallenges, type Challenge } from './challenge.js';
import type { Answer, Endpoint, Handshake, Login, Right } from './distribution.js';
import { askV2, type Ping } from './ping.js';
import { trustedRealm } from './realm-policy.js';
import { rejection, unclear } from './rejection.js';
import { requestToken } from './token.js';

/**
 * Does what the registry's answer to a ping asks for, and says whether it then lets us in. A bearer
 * challenge is preferred; Basic credentials go to the registry's own origin and nowhere else.
 */
export async function answerChallenge(
  { base, response }: Ping,
  endpoint: Endpoint,
  login: Login | undefined,
  rights: readonly Right[],
  ctx: Context,
): Promise<Answer<Handshake>> {
  if (response.status === 200) return { answer: 'accepted', scheme: 'none' };
  if (response.status === 404)
    return { answer: 'unknown', error: regcredError('E_NOT_A_REGISTRY', { host: base.host }) };
  if (response.status !== 401) return { answer: 'unknown', error: unclear(response, base.host, ctx) };
  const { scheme, params } = chooseChallenge(response, base.host);
  if (scheme === 'basic') {
    if (login === undefined) return { answer: 'rejected', reason: rejection('registry', response, ctx) };
    return enter({ scheme, authorization: basic(login) }, base, ctx);
  }
  const service = params.get('service');
  const answer = await requestToken(
    {
      realm: trustedRealm(params.get('realm'), base, endpoint),
      registry: base,
      rights,
      ...(service !== undefined && { service }),
      ...(login && { login }),
      ...(response.network && { network: response.network }),
    },
    ctx,
  );
  // A token for a repository opens that repository only: Pulp refuses it at /v2/ (`insufficient_scope`).
  return answer.answer === 'accepted' && rights.length === 0 ? enter(answer, base, ctx) : answer;
}

function chooseChallenge(response: HttpResponse, host: string): Challenge & { scheme: 'basic' | 'bearer' } {
  const challenges = parseChallenges(response.header('www-authenticate') ?? '', host);
  for (const scheme of ['bearer', 'basic'] as const) {
    const found = challenges.find((challenge) => challenge.scheme === scheme);
    if (found) return { scheme, params: found.params };
  }
  fail('E_CHALLENGE_INVALID', { host, problem: 'it asks neither for Basic nor for Bearer' });
}

/** Repeats the ping with the authorization: only the registry itself can say that it accepts it. */
async function enter(handshake: Handshake, base: URL, ctx: Context): Promise<Answer<Handshake>> {
  const response = await askV2(base, handshake.authorization, ctx, handshake.scheme === 'basic');
  if (response.status === 200) return { ...handshake, answer: 'accepted' };
  if (response.status === 401 || response.status === 403) {
    return { answer: 'rejected', reason: rejection('registry', response, ctx) };
  }
  return { answer: 'unknown', error: unclear(response, base.host, ctx) };
}
