import type { Context } from '../context/context.js';
import { Secret } from '../secret/secret.js';
import type { LoginSpec } from './plan.js';

export interface GivenCredential {
  readonly username?: string;
  readonly secret?: Secret;
}

/**
 * The user name and secret as the user meant them, the same for every client: one line ending at the end
 * of the password is cut with a notice (docker login cuts it too, so a drop-in keeps working), any other
 * white space at an end is only warned about (reference: faults A5, login 1.2). Without a user name,
 * `username:password` is taken as the pair that `as: pair` stores (design, section 5).
 */
export function givenCredential(spec: LoginSpec, registry: string, ctx: Context): GivenCredential {
  const written = spec.password.reveal();
  const value = written.replace(/\r?\n$/, '');
  if (value.trim() === '') return spec.username ? { username: spec.username } : {};
  if (value !== written) ctx.log.notice(`The password for ${registry} ended with a line break, which was cut.`);
  if (value !== value.trim()) {
    ctx.log.warning(
      `The password for ${registry} begins or ends with white space. If the login is refused, store the secret again without it.`,
    );
  }
  if (spec.username) return { username: spec.username, secret: new Secret(value) };
  const pair = /^([^\s{}":]+):(.+)$/s.exec(value);
  if (pair?.[1] && pair[2]) return { username: pair[1], secret: new Secret(pair[2]) };
  return { secret: new Secret(value) };
}
