import type { Context } from '../../context/context.js';
import { worstExit } from '../report/exit.js';
import type { RotationReport } from '../report/report.js';
import type { OpenCredential } from './open-credential.js';
import { rotateCredential } from './rotate-credential.js';
import type { CredentialResult } from './rotate-credential.js';

/** Rotates what is due. A failure is reported, and the other credentials are still rotated. */
export async function rotate(credentials: readonly OpenCredential[], ctx: Context): Promise<RotationReport> {
  const results: CredentialResult[] = [];
  for (const opened of credentials) results.push(await rotateCredential(opened, ctx));
  return {
    exit: worstExit(results.map(({ exit }) => exit)),
    credentials: results.map(({ report }) => report),
  };
}
