import type { Context } from '../context/context.js';
import { Secret } from './secret.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
// log2(62) * 43 = 256 bits. bcrypt reads 72 bytes at most.
const LENGTH = 43;

/**
 * A new secret of 256 random bits in letters and digits: the same in a URL, a shell, YAML, a header and
 * GitLab's rules for masked variables, and never taken for an option.
 */
export function chooseSecret(ctx: Pick<Context, 'random'>): Secret {
  let text = '';
  while (text.length < LENGTH) {
    for (const byte of ctx.random.bytes(LENGTH)) {
      // 248 = 4 * 62: the bytes above would make the first letters likelier.
      if (byte < 248 && text.length < LENGTH) text += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return new Secret(text);
}

/** Of the form that {@link chooseSecret} makes, and nobody's: for checks before there is one. */
export const exampleSecret = new Secret('Abcdefg0'.repeat(6).slice(0, LENGTH));
