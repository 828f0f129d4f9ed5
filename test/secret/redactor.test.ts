import { describe, expect, it } from 'vitest';
import { foreign } from '../../src/secret/foreign.js';
import { createRedactor } from '../../src/secret/redactor.js';
import { Secret } from '../../src/secret/secret.js';
import { canary, observe } from '../redaction/oracle.js';

function redactor(...secrets: string[]) {
  const made = createRedactor();
  for (const secret of secrets) made.add(new Secret(secret));
  return made;
}

describe('redaction', () => {
  it('E5: takes a secret literally, with $&, $$ and all the marks of patterns', () => {
    for (const secret of ['$&$$$1$`', '(a+)+$^[b]|c', 'a\\b.*?c{2}', '$<name>x']) {
      expect(redactor(secret).redact(`<${secret}> ${secret}`)).toBe('<***> ***');
      expect(redactor(secret).redact('aaaaaaaa abbbbc')).toBe('aaaaaaaa abbbbc');
    }
  });

  it('E5: a secret that begins with another is hidden whole', () => {
    const base = canary();
    const longer = base + canary();
    for (const order of [
      [base, longer],
      [longer, base],
    ]) {
      const shown = redactor(...order).redact(`a ${longer} b ${base} c`);
      observe('redacted', shown);
      expect(shown).toBe('a *** b *** c');
    }
  });

  it('E5: secrets that overlap become one mask', () => {
    expect(redactor('abcdef', 'defghi').redact('x abcdefghi y')).toBe('x *** y');
    expect(redactor('abab').redact('xabababy')).toBe('x***y');
    expect(redactor('abcd', 'efgh').redact('abcdefgh')).toBe('***');
  });

  it.each(['***', '*', '****', '[secret]', 'redacted', 'true', 'docker.io', 'Docker.IO', ' true\n'])(
    'A8: ends and leaves the log readable when the secret is %j',
    (secret) => {
      const text = `true: login to docker.io, *** redacted [secret] ${canary()}`.replace(/\S+$/, 'end');
      const made = createRedactor();
      expect(made.add(new Secret(secret)).weakness).toMatch(secret === '*' ? 'short' : 'common word');
      made.add(new Secret('*a*b*'));
      expect(made.redact(text)).toBe(text);
      expect(made.redact('x *a*b* y')).toBe('x *** y');
    },
  );

  it('A7: a secret of three characters stays, but not where it stands with its username', () => {
    const made = createRedactor();
    const { weakness, masks } = made.add(new Secret('abc'), 'octocat');
    expect(weakness).toBe('short');
    expect(masks).not.toContain('abc');
    expect(made.redact('abc')).toBe('abc');
    expect(made.redact(`Basic ${Buffer.from('octocat:abc').toString('base64')}`)).toBe('Basic ***=');
  });

  it('is quick on a long text that is made of the secret, or of beginnings of it', () => {
    const made = redactor('a'.repeat(4096));
    expect(made.redact('a'.repeat(65_536))).toBe('***');
    expect(made.redact('aaaa…'.repeat(13_000))).toContain('***');
  });

  it('finds a secret that foreign() has changed or cut', () => {
    for (const kind of ['json', 'newline', 'jwt', 'unicode', 'dense', 'alphanumeric'] as const) {
      const secret = canary('', kind);
      const tricky = `${secret.slice(0, 9)}::x##[y${canary()}`;
      const made = redactor(secret, tricky);
      for (const padding of [0, 100, 188, 195]) {
        const text = `${' .'.repeat(padding / 2)}${secret} ${tricky}`;
        observe('foreign first', made.redact(foreign(text)));
        observe('redacted first', made.redact(foreign(made.redact(text))));
      }
    }
  });
});
