import type { Context } from '../context/context.js';
import type { Right } from '../distribution/distribution.js';
import { saying } from '../distribution/rejection.js';
import { verifyRights, type RightProof } from '../distribution/verify-rights.js';
import { fail } from '../errors/error.js';
import { identityOf } from '../registries/address.js';
import { explanation, type Subject } from './diagnose.js';

/**
 * Proves granted rights and not just a 200. Throws E_RIGHT_MISSING with every missing right, or the error that
 * left one unknown: unknown is never success.
 */
export async function verifyLogin(subject: Subject, rights: readonly Right[], ctx: Context): Promise<void> {
  const proofs = await verifyRights(subject.endpoint, subject.credential, rights, ctx);
  const missing = proofs.filter((proof) => proof.proof === 'missing');
  const [first] = missing;
  if (first) {
    const { cause, cure } = explanation(subject, first.reason ?? NOT_GRANTED, first.right);
    fail('E_RIGHT_MISSING', {
      registry: identityOf(subject.address),
      // Some registries take a token as the username.
      username: ctx.masks.redact(subject.credential.username),
      rights: missing.map(({ right }) => `${right.action} ${right.repository}`).join(', '),
      cause,
      cure,
      said: saying(first.reason?.words),
    });
  }
  const unknown = proofs.find(
    (proof): proof is Extract<RightProof, { proof: 'unknown' }> => proof.proof === 'unknown',
  );
  if (unknown) throw unknown.error;
}

/** The token server left the right out of its token, and said nothing. */
export const NOT_GRANTED = { by: 'token-server', status: 403 } as const;
