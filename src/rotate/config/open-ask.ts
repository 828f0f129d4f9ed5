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

/** {@link OpenCredential.ask}: by the rights of `verify` where there are any, else by the login alone. */
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
    // What everybody has says nothing about a login: a refused one keeps the right to pull a public image.
    const strangers = await verifyRights(endpoint, undefined, rights, ctx);
    const telling = proofs.filter((_, index) => strangers[index]?.proof === 'missing');
    return telling.length > 0 && telling.every(({ proof }) => proof === 'missing') ? rejected() : verdict;
  };
}

/**
 * All rights granted is accepted, none is refused. Some only is neither: a new secret that lacks one must not
 * be stored, and an old one that still has one is not refused. Strangers are refused as soon as they lack one:
 * that one tells them from the login.
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
  // Some registries take a token as user name too.
  const username = ctx.masks.redact(login.username);
  return { answer: 'unknown', error: regcredError('E_RIGHT_MISSING', { registry: host, username, rights }) };
}
