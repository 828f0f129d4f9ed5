import type { Context } from '../../context/context.js';
import { Secret } from '../../secret/secret.js';
import type { RequestedLogin } from './requested-login.js';

export interface GivenCredential {
  readonly username?: string;
  readonly secret?: Secret;
}

/**
 * The user name and secret as the user meant them, the same for every client: one line ending at the end
 * of the password is cut with a notice (docker login cuts it too, so a drop-in keeps working), any other
 * white space at an end is only warned about (docs/faults.md A5, docs/reference/login.md 1.2).
 */
export function givenCredential(
  spec: Pick<RequestedLogin, 'username' | 'password'>,
  registry: string,
  ctx: Context,
): GivenCredential {
  const username = spec.username ? { username: spec.username } : {};
  const written = spec.password.reveal();
  const value = written.replace(/\r?\n$/, '');
  if (value.trim() === '') return username;
  if (value !== written)
    ctx.log.notice(`The password for ${registry} ended with a line break, which was cut.`);
  if (value !== value.trim()) {
    ctx.log.warning(
      `The password for ${registry} begins or ends with white space. If the login is refused, store the secret again without it.`,
    );
  }
  return { ...username, secret: new Secret(value) };
}
