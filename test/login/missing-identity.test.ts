import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../src/errors/error.js';
import type { testContext } from '../context.js';
import { job } from './job.js';

const ECR = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
const ROLE = 'arn:aws:iam::123456789012:role/ci';

/** A login in a job that was given nothing to prove itself with, as pull requests from forks are. */
async function attempt(variables: Record<string, string>, inputs: Record<string, string>) {
  const machine = job();
  Object.assign(machine.variables, variables);
  const ctx = machine.context();
  const all = { client: 'file', registry: ECR, ...inputs };
  const result = await machine
    .step(all)
    .login(ctx)
    .catch((error: unknown) => error);
  const { lines } = ctx as ReturnType<typeof testContext>;
  return { result, lines: lines.filter((line) => line.includes('Not logged in')), auths: machine.auths() };
}

const cases = [
  ['GitHub gives no ID token', { GITHUB_ACTIONS: 'true' }, { identity: ROLE }, 'E_OIDC_PERMISSION'],
  ['GitLab gives no ID token', { GITLAB_CI: 'true' }, { identity: ROLE }, 'E_OIDC_MISSING'],
  ['there is nothing at all', {}, {}, 'E_CREDENTIAL_MISSING'],
  ['the key is missing', {}, { registry: 'us.icr.io', identity: 'iam' }, 'E_IDENTITY_KEY'],
] as const;

describe.each(cases)('where %s', (_, variables, inputs, code) => {
  it('the login fails by default', async () => {
    const { result } = await attempt(variables, inputs);
    expect(result).toBeInstanceOf(RegcredError);
    expect(result).toMatchObject({ code });
  });

  it.each(['warn', 'skip'] as const)('it is left out with on-missing-credentials: %s', async (choice) => {
    const { result, lines, auths } = await attempt(variables, {
      ...inputs,
      'on-missing-credentials': choice,
    });
    expect(result).toMatchObject([{ status: 'skipped', error: { code } }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(choice === 'warn' ? /^warning: / : /^info: /);
    expect(auths ?? {}).toEqual({});
  });
});
