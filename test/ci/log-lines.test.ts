import { describe, expect, it } from 'vitest';
import { logLines } from '../../src/ci/log-lines.js';
import { createRedactor } from '../../src/secret/redactor.js';
import { Secret } from '../../src/secret/secret.js';
import { canary, observe } from '../redaction/oracle.js';

function lines(text: string, ...secrets: string[]) {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.add(new Secret(secret));
  const shown = logLines(text, (line) => redactor.redact(line));
  observe('lines', shown.join('\n'));
  return shown;
}

describe('lines of a log', () => {
  it('B3: hide a secret that an invisible character has broken', () => {
    const secret = canary('', 'alphanumeric');
    for (const invisible of ['\u200b', '\u001b[0m', '\u202e', '\ufeff']) {
      expect(lines(`x ${secret.slice(0, 11)}${invisible}${secret.slice(11)}`, secret)).toEqual(['x ***']);
    }
  });

  it('hide a secret of several lines whole, its shortest lines too', () => {
    const secret = `{\n${canary()}\nq9\n}`;
    expect(lines(`begin ${secret} end`, secret)).toEqual(['begin *** end']);
  });

  it('B2: hide a secret that looks like a command', () => {
    const secret = `::add-mask::${canary()}##[x`;
    expect(lines(secret, secret)).toEqual(['***']);
  });

  it('leave addresses and ordinary text as they are', () => {
    const text = 'Logged in to [::1]:5000 (fe80::1) as octocat: 100 % ##done';
    expect(lines(text)).toEqual([text]);
  });

  it('B1: break a command after every kind of blank and line break', () => {
    for (const blank of [
      '',
      ' ',
      '\t',
      '\u00a0',
      '\u3000',
      '\n',
      '\r',
      '\u2028',
      '\v',
      '\u0085',
      '\u001b[1m',
      '\u200b',
    ]) {
      for (const line of lines(`a\n${blank}::error::x`)) expect(line).not.toMatch(/^\s*::/);
    }
  });
});
