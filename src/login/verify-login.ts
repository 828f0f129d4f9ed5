import type { Context } from '../context/context.js';
import type { Right } from '../distribution/distribution.js';
import { verifyRights, type RightProof } from '../distribution/verify-rights.js';
import { fail } from '../errors/error.js';
import { identityOf } from '../registries/address.js';
import type { Subject } from './diagnose.js';

/**
 * Proves granted rights and not just a 200. Throws E_RIGHT_MISSING with every missing right, or the error that
 * left one unknown: unknown is never success.
 */
export async function verifyLogin(subject: Subject, rights: readonly Right[], ctx: Context): Promise<void> {
  const proofs = await verifyRights(subject.endpoint, subject.credential, rights, ctx);
  const missing = proofs.filter((proof) => proof.proof === 'missing');
  if (missing.length > 0) {
    fail('E_RIGHT_MISSING', {
      registry: identityOf(subject.address),
      // Some registries take a token as the username.
      username: ctx.masks.redact(subject.credential.username),
      rights: missing.map(({ right }) => `${right.action} ${right.repository}`).join(', '),
    });
  }
  const unknown = proofs.find(
    (proof): proof is Extract<RightProof, { proof: 'unknown' }> => proof.proof === 'unknown',
  );
  if (unknown) throw unknown.error;
}
