import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import type { Jenkins } from './jenkins.js';
import { credentialPath, domainPath, type Place } from './place.js';
import { denied, needed } from './refusal.js';
import type { Subject } from './subject.js';

/**
 * That the user may update the credential, or create one: Jenkins has no question for it, but before March 2026
 * the plugin gave the page with the form only to who may submit it (CredentialsWrapper/update.jelly: UPDATE,
 * DomainWrapper/newCredentials.jelly: CREATE). Any other answer than its 403 proves nothing and stops nothing.
 * Throws E_STORE_DENIED.
 */
export async function mayWrite(
  exists: boolean,
  place: Place,
  subject: Subject,
  jenkins: Jenkins,
  ctx: Context,
): Promise<void> {
  const path = exists ? `${credentialPath(place)}/update` : `${domainPath(place)}/newCredentials`;
  const call = { subject, path, expect: [200, 403, 404], page: true } as const;
  const response = await jenkins(call, ctx).catch((error: unknown) => {
    if (error instanceof RegcredError) return undefined;
    throw error;
  });
  if (response?.status === 403) throw denied(subject, 'written', needed(response));
}
