import { expect, it } from 'vitest';
import { createRedactor } from '../../src/secret/redactor.js';
import { Secret } from '../../src/secret/secret.js';

it('L35: a secret with % is masked as the runner prints it in a command, with debug logging on', () => {
  const redactor = createRedactor();
  const { masks } = redactor.add(new Secret('pa%ss%2Fword-1'));
  expect(masks).toContain('pa%25ss%252Fword-1');
  expect(redactor.redact('##[debug]::add-mask::pa%25ss%252Fword-1')).toBe('##[debug]::add-mask::***');
});
