import type { Context } from '../../context/context.js';
import type { Credential } from '../../registries/contract.js';
import { isObject } from '../auth-file/read-auth-file.js';
import { NO_SERVER, NO_USERNAME, type HelperAnswer } from './protocol.js';

/**
 * Accepts only a login of the user that the helper issues itself, and stores nothing. `docker login` without a
 * password sends back what it got, and later pulls use the same user. Refuses any other login with `not
 * implemented`, which programs take for a helper that cannot store (amazon-ecr-credential-helper): reporting
 * success and then pulling as another user would be worse.
 */
export async function storeNothing(
  stdin: string,
  issue: (server: string) => Promise<Credential | undefined>,
  ctx: Context,
): Promise<HelperAnswer> {
  const offered = parse(stdin);
  const text = (name: string) => (typeof offered?.[name] === 'string' ? offered[name] : '');
  const [server, username] = [text('ServerURL'), text('Username')];
  ctx.masks.learn(text('Secret'), username);
  if (offered === undefined) return { code: 1, text: 'standard input holds no credential' };
  if (server === '') return { code: 1, text: NO_SERVER };
  if (username === '') return { code: 1, text: NO_USERNAME };
  const own = await issue(server);
  if (own === undefined) return { code: 1, text: `not implemented: ${NOTHING}` };
  const isSame = own.identityToken ? username === '<token>' : username === own.username;
  if (isSame) return { code: 0, text: '' };
  return { code: 1, text: `not implemented: ${NOTHING}, and issues the one for this host as another user` };
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
