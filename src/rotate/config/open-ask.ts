import type { Context } from '../../context/context.js';
import type { Endpoint, Login, Right } from '../../distribution/distribution.js';
import { parseRight } from '../../distribution/parse-rights.js';
import type { RightProof } from '../../distribution/verify-rights.js';
import { regcredError } from '../../errors/error.js';
import { askByHandshake, rejected } from '../engine/ask.js';
import type { Handshakes } from '../engine/ask.js';
import type { OpenCredential } from '../engine/open-credential.js';
import type { Verdict } from '../engine/world.js';

/** The shape of src/distribution/verify-rights.ts. */
export type RightProofs = (
  endpoint: Endpoint,
  login: Login | undefined,
  rights: readonly Right[],
  ctx: Context,
) => Promise<readonly RightProof[]>;

/** Makes {@link OpenCredential.ask}: judges by the rights of `verify`, or without them by the login alone. */
export function openAsk(
  credential: string,
  endpoint: Endpoint,
  verify: readonly string[],
  { handshake, verifyRights }: { readonly handshake: Handshakes; readonly verifyRights: RightProofs },
): OpenCredential['ask'] {
  const rights = verify.flatMap((text) => parseRight(text) ?? []);
  if (rights.length === 0) return askByHandshake(credential, endpoint, handshake);
  return async (login, ctx) => {
    const proofs = await verifyRights(endpoint, login, rights, ctx);
    const verdict = judge(proofs, login, endpoint, ctx);
    if (!login || verdict.answer !== 'unknown' || verdict.error.code !== 'E_RIGHT_MISSING') return verdict;
    // Rights that everyone has prove nothing: a refused login may still pull a public image.
    const anonymous = await verifyRights(endpoint, undefined, rights, ctx);
    const telling = proofs.filter((_, index) => anonymous[index]?.proof === 'missing');
    return telling.length > 0 && telling.every(({ proof }) => proof === 'missing') ? rejected() : verdict;
  };
}

/**
 * Accepts a login with all rights and rejects one with none. With some of them the answer is unknown: a new secret
 * that lacks one must not be stored, and an old one that has one is not refused yet. Anonymous use is rejected as
 * soon as it lacks one: that right distinguishes it from the login.
 */
function judge(
  proofs: readonly RightProof[],
  login: Login | undefined,
  { host }: Endpoint,
  ctx: Context,
): Verdict {
  for (const proof of proofs) if (proof.proof === 'unknown') return { answer: 'unknown', error: proof.error };
  const missing = proofs.filter(({ proof }) => proof === 'missing');
  if (missing.length === 0) return { answer: 'accepted' };
  const [first] = missing;
  if (missing.length === proofs.length || !login)
    return rejected(first && 'reason' in first ? first.reason : {});
  const rights = missing.map(({ right }) => `${right.action} ${right.repository}`).join(', ');
  // Some registries take a token as the username.
  const username = ctx.masks.redact(login.username);
  return {
    answer: 'unknown',
    error: regcredError('E_RIGHT_MISSING', {
      registry: host,
      username,
      rights,
      cause: 'The registry granted less.',
      cure: 'Grant that right to the token, or remove it from verify.',
    }),
  };
}
