import { describe, expect, it } from 'vitest';
import { regcredError } from '../../src/errors/error.js';
import { errors } from '../../src/errors/list.js';

describe('the closed list of errors', () => {
  it.each(Object.entries(errors))('%s is one sentence, a hint and a known exit code', (code, entry) => {
    expect(code).toMatch(/^E_[A-Z][A-Z0-9_]*$/);
    expect(entry.message).toMatch(/^[^\n]+(?:\.|\{cause\})(?: \{said\})?$/);
    expect(entry.hint).toMatch(/\S/);
    expect([1, 2, 75]).toContain(entry.exit);
  });

  it('shows code, sentence and hint, with foreign details made harmless', () => {
    const error = regcredError('E_REGISTRY_INVALID', { registry: 'x\n::stop-commands::y ##[error]z' });
    expect(error.toString()).toBe(
      'E_REGISTRY_INVALID: The registry "x : :stop-commands: :y # #[error]z" is not a host name. ' +
        'Hint: Write it as host, host:port or host:port/path in plain ASCII, for example ghcr.io or registry.example.com:5000.',
    );
  });
});
