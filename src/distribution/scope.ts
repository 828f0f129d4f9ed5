import { fail } from '../errors/error.js';
import type { Right } from './distribution.js';

const NAME = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;

/**
 * The scopes of a token request, one per repository (distribution, docs/content/spec/auth/scope.md). A push
 * also asks for pull, as every client does. Throws E_REPOSITORY_INVALID: the name goes into URLs.
 */
export function scopes(rights: readonly Right[]): readonly string[] {
  const pushed = new Map<string, boolean>();
  for (const { action, repository } of rights) {
    if (repository.length > 255 || !NAME.test(repository)) fail('E_REPOSITORY_INVALID', { repository });
    pushed.set(repository, action === 'push' || pushed.get(repository) === true);
  }
  return [...pushed].map(([name, push]) => `repository:${name}:${push ? 'pull,push' : 'pull'}`);
}
