import type { RandomSource } from './random-source.js';
import { Secret } from './secret.js';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';
// log2(62) * 43 = 256 bits. bcrypt reads 72 bytes at most.
const LENGTH = 43;

/** What a registry asks of a secret: its length, and how many characters of a kind it has at least. */
export interface SecretRules {
  readonly length?: number;
  readonly upper?: number;
  readonly lower?: number;
  readonly digit?: number;
  /** Which other characters may stand in it; none by default. */
  readonly symbols?: string;
  readonly symbol?: number;
}

/**
 * A new secret, by default of 256 random bits in letters and digits: the same in a URL, a shell, YAML, a header
 * and GitLab's rules for masked variables, and never taken for an option.
 */
export function chooseSecret(ctx: RandomSource, rules: SecretRules = {}): Secret {
  const { length = LENGTH, symbols = '', upper = 0, lower = 0, digit = 0, symbol = 0 } = rules;
  const all = UPPER + LOWER + DIGITS + symbols;
  const next = picker(ctx);
  const draw = (alphabet: string, times: number) =>
    Array.from({ length: Math.max(0, times) }, () => alphabet.charAt(next(alphabet.length)));
  const letters = [
    ...draw(UPPER, upper),
    ...draw(LOWER, lower),
    ...draw(DIGITS, digit),
    ...draw(symbols, symbol),
  ];
  letters.push(...draw(all, length - letters.length));
  // What was asked for stands anywhere (Fisher-Yates). A symbol at the beginning might be taken for an option.
  for (let last = letters.length - 1; last > 0; last--) {
    const other = next(last + 1);
    [letters[last], letters[other]] = [letters[other] ?? '', letters[last] ?? ''];
  }
  const start = letters.findIndex((letter) => !symbols.includes(letter));
  if (start > 0) [letters[0], letters[start]] = [letters[start] ?? '', letters[0] ?? ''];
  return new Secret(letters.join(''));
}

/** Whole numbers below a bound of at most 256, each equally likely. */
function picker({ random }: RandomSource): (bound: number) => number {
  let bytes: readonly number[] = [];
  return (bound) => {
    // The bytes above the last whole multiple would make the first numbers likelier.
    const most = 256 - (256 % bound);
    for (;;) {
      if (bytes.length === 0) bytes = [...random.bytes(64)];
      const [byte = 256, ...rest] = bytes;
      bytes = rest;
      if (byte < most) return byte % bound;
    }
  };
}

/** Of the form that {@link chooseSecret} makes by default, and nobody's: for checks before there is one. */
export const exampleSecret = new Secret('Abcdefg0'.repeat(6).slice(0, LENGTH));
