import type { Right } from './distribution.js';

/**
 * The rights a bearer token carries, when it is a JWT with an `access` list (distribution, docs/content/
 * spec/auth/jwt.md); undefined for an opaque token. An empty list means that nothing was granted: Harbor
 * answers 200 with such a token. The signature is the registry's business; what matters here is what the
 * token server says it gave.
 */
export function grantedRights(token: string): readonly Right[] | undefined {
  const access = accessList(token);
  if (access === undefined) return undefined;
  return access.flatMap((entry): Right[] => {
    if (!isRecord(entry) || entry.type !== 'repository' || typeof entry.name !== 'string') return [];
    const actions: readonly unknown[] = Array.isArray(entry.actions) ? entry.actions : [];
    const repository = entry.name;
    return (['pull', 'push'] as const)
      .filter((action) => actions.includes(action) || actions.includes('*'))
      .map((action) => ({ action, repository }));
  });
}

/** Whether the list contains the right. */
export function includesRight(granted: readonly Right[], { action, repository }: Right): boolean {
  return granted.some((one) => one.action === action && one.repository === repository);
}

function accessList(token: string): readonly unknown[] | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
    // Go writes an empty list as null.
    if (!isRecord(claims) || !('access' in claims)) return undefined;
    return Array.isArray(claims.access) ? claims.access : claims.access === null ? [] : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
