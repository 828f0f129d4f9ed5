import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import type { JenkinsApi } from './client.js';
import { credentialPath, domainPath, type CredentialTarget } from './location.js';
import { deniedError, neededPermission } from './errors.js';
import type { JenkinsSubject } from './subject.js';

/**
 * Checks that the user may update the credential, or create one. Jenkins has no call for this, but before March 2026
 * the plugin served the form only to users who may submit it (CredentialsWrapper/update.jelly: UPDATE,
 * DomainWrapper/newCredentials.jelly: CREATE). Any other answer than 403 proves nothing and stops nothing. Throws
 * E_STORE_DENIED.
 */
export async function mayWrite(
  exists: boolean,
  target: CredentialTarget,
  subject: JenkinsSubject,
  jenkins: JenkinsApi,
  ctx: Context,
): Promise<void> {
  const path = exists ? `${credentialPath(target)}/update` : `${domainPath(target)}/newCredentials`;
  const call = { subject, path, expect: [200, 403, 404], page: true } as const;
  const response = await jenkins(call, ctx).catch((error: unknown) => {
    if (error instanceof RegcredError) return undefined;
    throw error;
  });
  if (response?.status === 403) throw deniedError(subject, 'written', neededPermission(response));
}
