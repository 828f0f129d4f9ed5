import { fail } from '../errors/error.js';
import type { Action, Right } from './distribution.js';

/** Path components of a repository name (distribution spec, section "Pulling manifests"). */
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

/** `pull:team/app, push:team/app`, separated by commas or lines. Throws E_VERIFY_INVALID. */
export function parseRights(text: string): readonly Right[] {
  return text
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const right = parseRight(part);
      if (!right) fail('E_VERIFY_INVALID', { right: part });
      return right;
    });
}

/** One right, such as `push:team/app`; undefined when it is none. */
export function parseRight(text: string): Right | undefined {
  const [action, repository = ''] = text.split(':', 2);
  return isAction(action) && REPOSITORY.test(repository) ? { action, repository } : undefined;
}

function isAction(text: string | undefined): text is Action {
  return text === 'pull' || text === 'push';
}
