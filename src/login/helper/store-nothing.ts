import type { Context } from '../../context/context.js';
import type { Credential } from '../../registries/contract.js';
import { isObject } from '../auth-file/read-auth-file.js';
import { NO_SERVER, NO_USERNAME, type HelperAnswer } from './protocol.js';

/**
 * What `docker login` brings to be kept. The helper keeps nothing, so it takes only a login of the same user
 * that it makes itself: `docker login` without a password gives back what it was given, and what is pulled
 * afterwards is pulled as that user. Any other login is refused, with the words `not implemented`, by which
 * programs know a helper that cannot store (amazon-ecr-credential-helper); to say that it was stored, and
 * then to pull as another user, would be worse.
 */
export async function storeNothing(
  stdin: string,
  make: (server: string) => Promise<Credential | undefined>,
  ctx: Context,
): Promise<HelperAnswer> {
  const offered = parse(stdin);
  const text = (name: string) => (typeof offered?.[name] === 'string' ? offered[name] : '');
  const [server, username] = [text('ServerURL'), text('Username')];
  ctx.masks.learn(text('Secret'), username);
  if (offered === undefined) return { code: 1, text: 'standard input holds no credential' };
  if (server === '') return { code: 1, text: NO_SERVER };
  if (username === '') return { code: 1, text: NO_USERNAME };
  const own = await make(server);
  if (own === undefined) return { code: 1, text: `not implemented: ${NOTHING}` };
  const isSame = own.identityToken ? username === '<token>' : username === own.username;
  if (isSame) return { code: 0, text: '' };
  return { code: 1, text: `not implemented: ${NOTHING}, and makes the one for this host as another user` };
}

const NOTHING = 'docker-credential-regcred stores no login';

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
