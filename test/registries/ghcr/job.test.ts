import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/context/context.js';
import { testContext } from '../../context.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { logIn } from '../issuing.js';

const job = (env: Environment, more = {}) => {
  const ctx = testContext({ env });
  return { ctx, login: logIn({ registry: 'ghcr.io', identity: 'job', ...more }, ctx) };
};
const form = (value: string) => `ghs_123456_${value}.${value}.x`;

describe('the token of a job', () => {
  it('logs in as the actor, without a request, and is masked', async () => {
    const token = `ghs_${canary()}`;
    const { ctx, login } = job({ GITHUB_TOKEN: token, GITHUB_ACTOR: 'octocat', GITHUB_ACTIONS: 'true' });
    const { username, secret, unproved } = await login;
    expect({ username, same: secret.is(token), unproved }).toEqual({ username: 'octocat', same: true });
    expect(ctx.masks.redact(`token ${token}`)).toBe('token ***');
  });

  it.each([
    ['the long form of 2026', form(canary()), {}],
    ['a line end', `ghs_${canary()}\n`, {}],
  ])('is taken with %s, and without an actor', async (_, token, env) => {
    const { username, secret } = await job({ GITHUB_TOKEN: token, ...env }).login;
    expect({ username, same: secret.is(token.trim()) }).toEqual({ username: 'x-access-token', same: true });
  });

  it.each([{}, { GITHUB_TOKEN: '' }, { GITHUB_TOKEN: '  ' }])(
    'A6: without one (%j) shows the lines to add',
    async (env) => {
      const error = await failure(job(env).login);
      expect(error.code).toBe('E_IDENTITY_JOB');
      expect(error.hint).toContain('env: GITHUB_TOKEN: ${{ github.token }}');
      expect(error.hint).toContain('permissions: packages: write');
    },
  );

  it.each([
    ['github.com to a job of another server', 'ghcr.io', 'https://github.acme.example'],
    ['another server to a job of github.com', 'containers.github.acme.example', 'https://github.com'],
    ['somebody else', 'attacker.example', 'https://github.acme.example'],
    ['a host that only begins like it', 'github.acme.example.evil.example', 'https://github.acme.example'],
  ])('D1: does not go to %s', async (_, registry, server) => {
    const env = { GITHUB_TOKEN: `ghs_${canary()}`, GITHUB_SERVER_URL: server };
    const error = await failure(job(env, { registry, provider: 'ghcr' }).login);
    expect(error.code).toBe('E_IDENTITY_JOB');
  });

  it('goes to the registry of the server that runs it', async () => {
    const env = { GITHUB_TOKEN: `ghs_${canary()}`, GITHUB_SERVER_URL: 'https://acme.ghe.com' };
    const { username } = await job(env, { registry: 'containers.acme.ghe.com', provider: 'ghcr' }).login;
    expect(username).toBe('x-access-token');
  });

  it('takes no option', async () => {
    const error = await failure(job({}, { identity: 'job access=read' }).login);
    expect(error.message).toContain('job takes no access=');
  });
});
