import type { Context } from '../context/context.js';
import { regcredError } from '../errors/error.js';
import { isBlank } from '../registries/kit/logins/secret-form.js';
import type { LoginResult } from './login-target.js';
import type { RequestedLogin, RequestedLogins } from './inputs/requested-login.js';

/**
 * Splits off the logins whose registry, password and identity are all empty: what a pull request from a fork gets
 * where the host is a secret too. `on-missing-credentials` decides about them; with `fail` none is split off, and
 * the empty registry is refused.
 */
export function unnamedLogins(
  { logins, onMissing }: RequestedLogins,
  ctx: Context,
): { readonly named: readonly RequestedLogin[]; readonly skipped: readonly LoginResult[] } {
  const isUnnamed = ({ registry, password, identity }: RequestedLogin) =>
    onMissing !== 'fail' && registry === '' && isBlank(password) && identity.trim() === '';
  const skipped = logins.filter(isUnnamed).map((): LoginResult => {
    const text = `The registry and the password are empty: no login (on-missing-credentials: ${onMissing}).`;
    if (onMissing === 'warn') ctx.log.warning(text);
    else ctx.log.info(text);
    return { status: 'skipped', registry: '', error: regcredError('E_REGISTRY_EMPTY') };
  });
  return { named: logins.filter((login) => !isUnnamed(login)), skipped };
}
