import { fail } from '../../errors/error.js';
import { isBlank } from '../../registries/kit/logins/secret-form.js';
import type { RequestedLogins } from '../inputs/requested-login.js';

/**
 * Refuses what `client: helper` cannot do. Throws E_HELPER_SECRET for a password, which the helper would have to
 * store; E_HELPER_PLATFORM where its program, a shell script, does not run.
 */
export function checkHelperRequest(
  { logins }: RequestedLogins,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'win32') fail('E_HELPER_PLATFORM');
  for (const { registry, password } of logins) {
    if (!isBlank(password)) fail('E_HELPER_SECRET', { registry: registry || 'Docker Hub' });
  }
}
