import { fail } from '../errors.js';
import type { Action, Right } from '../distribution/distribution.js';

/** Path components of a repository name (distribution spec, section "Pulling manifests"). */
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

/** `pull:team/app, push:team/app`, separated by commas or lines. */
export function parseRights(text: string): readonly Right[] {
  return text
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseRight);
}

function parseRight(text: string): Right {
  const [action, repository = ''] = text.split(':', 2);
  if (!isAction(action) || !REPOSITORY.test(repository)) throw fail('E_VERIFY_INVALID', { right: text });
  return { action, repository };
}

function isAction(text: string | undefined): text is Action {
  return text === 'pull' || text === 'push';
}
