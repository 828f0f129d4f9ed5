import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../src/context/child-environment.js';
import { maskProxies } from '../../src/http/proxy-secrets.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { canary, observe } from '../redaction/oracle.js';

describe('the environment of a child', () => {
  it('is without inputs, state, Node options and every variable that holds a secret in some form', () => {
    const secret = canary();
    const encoded = Buffer.from(`{"a":"${secret}"}`).toString('base64');
    const env = {
      PATH: '/usr/bin',
      HOME: '/home/ci',
      DOCKER_CONFIG: '/home/ci/.docker',
      INPUT_PASSWORD: 'x',
      'INPUT_REGISTRY-AUTH': 'x',
      STATE_file: 'x',
      NODE_OPTIONS: '--require ./x.js',
      NODE_DEBUG: 'fs',
      GITHUB_TOKEN: secret,
      CONFIG: `password=${secret}`,
      ENCODED: encoded,
      UNSET: undefined,
    };
    const ctx = testContext({ env });
    ctx.masks.add(new Secret(secret));
    const child = childEnvironment(ctx);
    observe('environment', JSON.stringify(child));
    expect(child).toEqual({ PATH: '/usr/bin', HOME: '/home/ci', DOCKER_CONFIG: '/home/ci/.docker' });
  });

  it('B12: keeps the proxy with its password, which the child needs and which is masked', () => {
    const env = { https_proxy: 'http://user:pass%2Fphrase@proxy:3128', HTTP_PROXY: 'u:p@ss@phrase2@proxy:1' };
    const ctx = testContext({ env });
    maskProxies(env, ctx.masks);
    expect(childEnvironment(ctx)).toEqual(env);
    expect(ctx.masks.redact('user pass%2Fphrase pass/phrase p@ss@phrase2')).toBe('user *** *** ***');
  });

  it('keeps PATH and HOME even where they contain a short secret', () => {
    const ctx = testContext({ env: { PATH: '/home/ci/bin', HOME: '/home/ci', OTHER: '/home' } });
    ctx.masks.add(new Secret('home'));
    expect(childEnvironment(ctx)).toEqual({ PATH: '/home/ci/bin', HOME: '/home/ci' });
  });
});
