import type { Context } from '../../context/context.js';
import type { Secret } from '../../secret/secret.js';
import type { Token } from '../contract.js';
import type { HttpApi } from './http-api.js';

export interface Inspected {
  readonly token: Token;
  readonly secret?: Secret;
}

/** The one slot as `inspect` shows it, with its secret where the registry tells it again. */
export async function inspect(api: HttpApi, ctx: Context): Promise<Inspected | undefined> {
  const { settings } = api;
  const fixed = settings['credential-id'] ?? settings.name;
  const username = settings.username ?? '';
  if (!settings.inspect) return { token: { id: fixed, username } };
  const response = await api.send('inspect', {}, true, ctx);
  if (response.status === 404) return undefined;
  const { capture } = settings.inspect;
  const answer = api.answer('inspect', response);
  const text = answer.text(capture.secret);
  const secret = text === undefined ? undefined : ctx.masks.learn(text, username);
  const times = {
    createdAt: answer.instant(capture['created-at']),
    expiresAt: answer.instant(capture['expires-at']),
    lastUsedAt: answer.instant(capture['last-used-at']),
  };
  const known = Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined));
  const token = { id: answer.text(capture.id) ?? fixed, username, ...known };
  return { token, ...(secret && { secret }) };
}
