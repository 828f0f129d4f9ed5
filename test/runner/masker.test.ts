import { describe, expect, it } from 'vitest';
import { createMasker } from './masker.js';

const nasty = 'p@ss "w\'or<d>&x+y%z$1/ü\\e';

function masked(value: string, text: string): string {
  const masker = createMasker();
  masker.add(value);
  return masker.mask(text);
}

describe('the masker of the runner', () => {
  it.each<[string, (secret: string) => string]>([
    ['raw', (s) => s],
    ['base64', (s) => Buffer.from(s).toString('base64')],
    ['base64 less one byte', (s) => Buffer.from(s).subarray(1).toString('base64')],
    ['base64 less two bytes', (s) => Buffer.from(s).subarray(2).toString('base64')],
    ['quotes escaped for a command line', (s) => s.replaceAll('"', '\\"')],
    ['apostrophes doubled', (s) => s.replaceAll("'", "''")],
    ['the body of a JSON text', (s) => JSON.stringify(s).slice(1, -1)],
    ['percent-encoded', () => 'p%40ss%20%22w%27or%3Cd%3E%26x%2By%25z%241%2F%C3%BC%5Ce'],
    ['XML entities', () => 'p@ss &quot;w&apos;or&lt;d&gt;&amp;x+y%z$1/ü\\e'],
    ['the part up to the last &', () => 'p@ss "w\'or<d>&'],
    ['the part after it', () => 'x+y%z$1/ü\\e'],
  ])('hides the form: %s', (_name, form) => {
    expect(masked(nasty, `before ${form(nasty)} after`)).toBe('before *** after');
  });

  it('hides what stood between quotes when the secret is long enough', () => {
    expect(masked('"quoted-secret"', 'quoted-secret')).toBe('***');
    expect(masked('"short"', 'short')).toBe('short');
  });

  it('splits at the first "&+" and skips the letter that PowerShell colours', () => {
    expect(masked('secret1&+secret2&secret3', 'secret1&+ ecret2&secret3')).toBe('*** ***');
  });

  it.each<[string, (secret: string) => string]>([
    ['base64 of the secret and a newline', (s) => Buffer.from(`${s}\n`).toString('base64')],
    ['base64url', (s) => Buffer.from(s).toString('base64url')],
    ['hex', (s) => Buffer.from(s).toString('hex')],
    ['upper case', (s) => s.toUpperCase()],
    ['base64 twice', (s) => Buffer.from(Buffer.from(s).toString('base64')).toString('base64')],
  ])('lets this form through, as the real one does, so regcred must mask it: %s', (_name, form) => {
    const text = form(`${nasty}>>>???`);
    expect(masked(`${nasty}>>>???`, text)).toBe(text);
  });

  it('hides each trimmed line of a value, however short', () => {
    expect(masked('{\n  "key": 1\n}', 'a { b "key": 1 c }')).toBe('a *** b *** c ***');
  });

  it('finds all places before it replaces any, and merges those that overlap or touch', () => {
    const masker = createMasker();
    for (const value of ['abcdef', 'defghi', 'ghijkl', 'xyz']) masker.add(value);
    expect(masker.mask('-abcdefghijklxyz- abcdef')).toBe('-***- ***');
  });

  it('finds a secret inside its own repetition', () => {
    expect(masked('abab', 'ababab')).toBe('***');
  });
});
