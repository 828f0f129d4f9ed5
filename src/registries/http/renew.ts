import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Secret } from '../../secret/secret.js';
import type { HttpApi } from './http-api.js';
import { poll } from './poll.js';
import type { Scope } from './values.js';

/** What the answer of `rotate` says. */
export interface Renewed {
  readonly id?: string;
  readonly username: string;
  /** Where the server generates it. */
  readonly secret?: Secret;
  readonly expiresAt?: number;
}

/**
 * Sends `rotate`, waits for it where the server does it later, and reads what it captures; its secret is masked
 * before anything else is done with it. Errors with exit code 75 say that it may have been done.
 */
export async function renew(api: HttpApi, scope: Scope, repeatable: boolean, ctx: Context): Promise<Renewed> {
  const { capture = {} } = api.settings.rotate;
  const accepted = await api.send('rotate', scope, repeatable, ctx);
  const outcome = await api.understand('rotate', accepted, () => poll(api, accepted, scope, ctx));
  if ('failed' in outcome) {
    const { status } = outcome.failed;
    const [host, action] = [api.access.api.host, api.action('rotate')];
    fail('E_TOKEN_REQUEST', { api: host, action, status, words: ': it says that it has failed' });
  }
  return api.understand('rotate', outcome.done, (answer) => {
    // First of all, so that no error below can show it.
    const text = answer.text(capture.secret);
    const secret = text === undefined ? undefined : ctx.masks.learn(text);
    const username = answer.text(capture.username) ?? api.settings.username ?? '';
    if (secret) ctx.masks.add(secret, username);
    const id = answer.text(capture.id);
    const expiresAt = answer.instant(capture['expires-at']);
    return {
      username,
      ...(id !== undefined && { id }),
      ...(secret && { secret }),
      ...(expiresAt !== undefined && { expiresAt }),
    };
  });
}
