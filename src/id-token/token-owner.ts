import { claims } from '../secret/jwt.js';
import type { Secret } from '../secret/secret.js';

/** Whose token it is, as the other side must have it entered: letter by letter. */
export function tokenOwner(token: Secret): { readonly issuer: string; readonly subject: string } {
  const { issuer = 'none', subject = 'none' } = claims(token) ?? {};
  return { issuer, subject };
}
