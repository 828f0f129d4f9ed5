import { fail } from '../../../errors/error.js';
import type { Admin, TokenAccess } from '../../contract.js';

/** The admin of `token`; E_ADMIN_MISSING, with what would do, when the configuration names none. */
export function requiredAdmin({ admin }: TokenAccess, token: string, hint: string): Admin {
  if (admin !== undefined) return admin;
  fail('E_ADMIN_MISSING', { credential: 'The configuration', token, hint });
}

/** An admin who logs in with a username too. */
export function requiredLogin(access: TokenAccess, token: string, hint: string): Required<Admin> {
  const { username, secret } = requiredAdmin(access, token, hint);
  if (username !== undefined && username !== '') return { username, secret };
  fail('E_ADMIN_MISSING', { credential: 'The configuration', token, hint });
}
