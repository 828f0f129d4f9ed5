import { describe, expect, it } from 'vitest';
import { inputParity, surfaces } from '../../scripts/docs/parity.js';

// docs/parity.md: what the core can do, every surface can, or the table says why not.
describe.each(['login', 'rotate'] as const)('the inputs of %s', (use) => {
  const rows = inputParity(use);

  it.each(surfaces)('are all there on %s, or there is a reason', (surface) => {
    const silent = rows.filter(({ names, why }) => names[surface].length === 0 && !why[surface]);
    expect(silent.map(({ input }) => input)).toEqual([]);
  });

  it.each(surfaces)('have no reason for what %s has', (surface) => {
    const idle = rows.filter(({ names, why }) => names[surface].length > 0 && why[surface]);
    expect(idle.map(({ input }) => input)).toEqual([]);
  });

  it('never take a secret as it is where inputs are kept in plain text', () => {
    const secrets =
      use === 'login' ? ['password'] : ['admin-password', 'github-token', 'new-password', 'escrow-key'];
    const found = rows.filter((row) => secrets.includes(row.input));
    expect(found.map(({ input }) => input).sort()).toEqual(secrets.toSorted());
    for (const { input, names } of found) {
      expect([input, names.GitLab.every((name) => name.endsWith('_variable'))]).toEqual([input, true]);
      expect([input, names.Jenkins.every((name) => /credentialsId$/i.test(name))]).toEqual([input, true]);
      expect([
        input,
        names.CLI.every((name) => /^--password-(?:stdin|file|env)$|^[A-Z_]+$/.test(name)),
      ]).toEqual([input, true]);
    }
  });
});
