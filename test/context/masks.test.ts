import { describe, expect, it } from 'vitest';
import { createMasks, holdsSecret } from '../../src/context/masks.js';
import { createRedactor } from '../../src/secret/redactor.js';
import { Secret } from '../../src/secret/secret.js';
import { canary } from '../redaction/oracle.js';

function masks() {
  const [emitted, warned]: [string[], string[]] = [[], []];
  const made = createMasks(
    createRedactor(),
    (form) => emitted.push(form),
    (text) => warned.push(text),
  );
  return { ...made, emitted, warned };
}

describe('masks', () => {
  it('are handed to the CI before the call returns, each once, and only what one line can hold', () => {
    const { add, emitted } = masks();
    const key = `{\n  "private_key": "${canary()}"\n},\n`;
    add(new Secret(key), 'octocat');
    expect(emitted).toContain(key.split('\n')[1]?.trim());
    expect(emitted.filter((form) => /[\r\n]/.test(form) || form.length < 4)).toEqual([]);
    const before = emitted.length;
    add(new Secret(key), 'octocat');
    expect(emitted).toHaveLength(before);
    expect(new Set(emitted).size).toBe(before);
  });

  it('stay few: the runner makes eleven more of each', () => {
    for (const kind of ['token', 'alphanumeric', 'short'] as const) {
      const { add, emitted } = masks();
      add(new Secret(canary('', kind)), 'octocat');
      expect(emitted.length).toBeLessThan(40);
    }
  });

  it('never hide a username', () => {
    const { add, emitted, redact } = masks();
    for (const username of ['AWS', '_json_key', 'octocat']) add(new Secret(canary()), username);
    expect(redact('AWS _json_key octocat')).toBe('AWS _json_key octocat');
    expect(emitted.some((form) => ['AWS', '_json_key', 'octocat'].includes(form))).toBe(false);
  });

  it('wrap what is learned later', () => {
    const { learn, redact } = masks();
    const value = canary();
    const secret = learn(value);
    expect([`${secret}`, secret.reveal() === value, redact(`a ${value}`)]).toEqual([
      '[secret]',
      true,
      'a ***',
    ]);
  });

  it('A6: an empty secret is nothing to mask', () => {
    const { add, emitted, warned } = masks();
    add(new Secret(''), 'octocat');
    expect([emitted, warned]).toEqual([[], []]);
  });

  it('B16: say whether an output holds a secret in any form', () => {
    const made = masks();
    const secret = canary();
    made.add(new Secret(secret));
    expect(holdsSecret(`x${Buffer.from(`ab${secret}cd`).toString('base64')}`, made)).toBe(true);
    expect(holdsSecret('ghcr.io ***', made)).toBe(false);
  });
});
