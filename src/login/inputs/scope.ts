import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { ClientId } from '../clients/client.js';

// Names of repositories, as the distribution specification has them.
const REPOSITORY = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;
const ACTIONS = /^(?:pull|push|pull,push|push,pull)$/;

/**
 * Reads the input `scope`: `team/app`, `@push` or `team/app@pull,push`. Folds case, as the names of images have it:
 * `${{ github.repository }}` may have capitals. Refuses a pattern such as `team/*`, which no program reads.
 *
 * Throws E_PATH_ESCAPE and E_SCOPE_INVALID, never with the text, and E_INPUT_CONFLICT where the client cannot keep it.
 */
export function readScope(text: string, client: ClientId): string {
  const scope = text.trim().toLowerCase();
  if (scope === '') return '';
  if (/^[/~]|\\|(?:^|[/@])\.{1,2}(?:\/|$)/.test(scope)) fail('E_PATH_ESCAPE');
  const [repository = '', actions, ...more] = scope.split('@');
  const isWhole = repository === '' ? actions !== undefined : REPOSITORY.test(repository);
  if (!isWhole || more.length > 0 || (actions !== undefined && !ACTIONS.test(actions)))
    fail('E_SCOPE_INVALID');
  const hint = cannotKeep(client, repository);
  if (hint !== undefined) fail('E_INPUT_CONFLICT', { first: `client: ${client}`, second: 'scope', hint });
  return scope;
}

function cannotKeep(client: ClientId, repository: string): string | undefined {
  if (client === 'helper') return 'Leave scope out, or use client: docker.';
  if (client === 'nerdctl')
    return 'nerdctl reads no login with a scope: leave scope out, or use client: docker.';
  const knowsNoActions = client === 'podman' || client === 'buildah';
  return knowsNoActions && repository === ''
    ? `${client} keeps logins for a repository, not for actions: write one such as team/app.`
    : undefined;
}

/** Whether docker/login-action's variable for it switches scopes off: the login is then for the whole registry. */
export function isScopeDisabled(env: Environment): boolean {
  const { DOCKER_LOGIN_SCOPE_DISABLED: value = '' } = env;
  if (/^(?:|0|f|false)$/i.test(value)) return false;
  if (/^(?:1|t|true)$/i.test(value)) return true;
  fail('E_INPUT_BOOLEAN', { name: 'DOCKER_LOGIN_SCOPE_DISABLED' });
}

/** Drops the scope where the variable says so, with a notice. */
export function enabledScope(scope: string, { env, log }: Pick<Context, 'env' | 'log'>): string {
  if (scope === '' || !isScopeDisabled(env)) return scope;
  log.notice('DOCKER_LOGIN_SCOPE_DISABLED is set, so scope is ignored: the login is for the whole registry.');
  return '';
}
