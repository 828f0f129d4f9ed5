import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/context/context.js';
import { testContext } from '../../context.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { logIn } from '../issuing.js';

const scene = () => {
  const [password, token] = [canary(), `glcbt-64_${canary()}`];
  const env: Environment = {
    GITLAB_CI: 'true',
    CI_SERVER_HOST: 'gitlab.com',
    CI_REGISTRY: 'registry.gitlab.com',
    CI_REGISTRY_USER: 'gitlab-ci-token',
    CI_REGISTRY_PASSWORD: password,
    CI_JOB_TOKEN: token,
  };
  return { password, token, env };
};
const job = (env: Environment, registry = 'registry.gitlab.com') => {
  const ctx = testContext({ env });
  return { ctx, login: logIn({ registry, provider: 'gitlab', identity: 'job' }, ctx) };
};

describe('the login of a job', () => {
  it('is the one of its project’s registry, without a request, and masked', async () => {
    const { env, password } = scene();
    const { ctx, login } = job({ ...env, CI_REGISTRY_USER: 'ci-user' });
    const { username, secret } = await login;
    expect({ username, same: secret.is(password) }).toEqual({ username: 'ci-user', same: true });
    expect(ctx.masks.redact(password)).toBe('***');
    expect(ctx.lines).toEqual([]);
  });

  it('is also one for a registry on a port', async () => {
    const { env, password } = scene();
    const registry = 'gitlab.acme.example:5050';
    const { secret } = await job({ ...env, CI_REGISTRY: registry }, registry).login;
    expect(secret.is(password)).toBe(true);
  });

  it.each([
    ['its own registry without a password', { CI_REGISTRY_PASSWORD: undefined }, 'registry.gitlab.com'],
    ['a project without a registry', { CI_REGISTRY: undefined }, 'registry.gitlab.com'],
    ['a server with its registry on a port', { CI_REGISTRY: undefined }, 'gitlab.com:5050'],
  ])('is the token of the job for %s, which may only pull', async (_, more, registry) => {
    const { env, token } = scene();
    const { ctx, login } = job({ ...env, ...more }, registry);
    const { username, secret } = await login;
    expect({ username, same: secret.is(token) }).toEqual({ username: 'gitlab-ci-token', same: true });
    expect(ctx.lines.join()).toMatch(/may pull and not push/);
  });

  it.each([
    [
      'another registry than the project’s',
      {},
      'registry.acme.example',
      /keeps images at registry\.gitlab\.com/,
    ],
    ['the same host on another port', {}, 'registry.gitlab.com:8443', /keeps images at/],
    ['a host that only looks like it', { CI_REGISTRY: undefined }, 'evilgitlab.com', /not known to belong/],
    [
      'a server that is not named',
      { CI_REGISTRY: undefined, CI_SERVER_HOST: undefined },
      'registry.gitlab.com',
      /not known/,
    ],
    ['an address that is none', { CI_REGISTRY: '://x' }, 'registry.gitlab.com', /another address/],
  ])('D1: does not go to %s', async (_, more, registry, words) => {
    const { env } = scene();
    const error = await failure(job({ ...env, ...more }, registry).login);
    expect(error.code).toBe('E_IDENTITY_JOB');
    expect(error.message).toMatch(words);
  });

  it('says so outside of GitLab', async () => {
    const error = await failure(job({}).login);
    expect(error.code).toBe('E_IDENTITY_JOB');
    expect(error.message).toContain('this is no job of GitLab');
  });
});
