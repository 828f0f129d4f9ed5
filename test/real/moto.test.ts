import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '../../src/http/create-http.js';
import { detect } from '../../src/registries/detect.js';
import { parseAddress } from '../../src/registries/address.js';
import type { LoginRequest } from '../../src/registries/contract.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { startInternet } from '../fakes/internet.js';
import { canary } from '../redaction/oracle.js';
import { jobWith, refusal } from '../registries/ecr/world.js';
import { newJob } from '../scenarios/step.js';
import { startRegistry } from './docker-registry.js';
import { startMoto, type Moto } from './moto.js';
import { needs } from './programs.js';

const ecr = detect({ host: '' }, 'ecr');

const HOST = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const roleOf = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
/** What moto gives as password: everybody may know it, so no secret of the oracle's. */
const PASSWORD = '123456789012-auth-token';
const MAY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' }],
});

describe.runIf(needs('moto_server'))('an AWS that nobody here wrote', () => {
  let moto: Moto;
  const key = { id: '', secret: '' };
  beforeAll(async () => {
    moto = await startMoto();
    for (const name of ['ci', 'idle']) {
      await moto.iam('CreateRole', { RoleName: name, AssumeRolePolicyDocument: MAY });
    }
    await moto.iam('PutRolePolicy', { RoleName: 'ci', PolicyName: 'may', PolicyDocument: MAY });
    await moto.iam('CreateUser', { UserName: 'ci' });
    await moto.iam('PutUserPolicy', { UserName: 'ci', PolicyName: 'may', PolicyDocument: MAY });
    const made = await moto.iam('CreateAccessKey', { UserName: 'ci' });
    Object.assign(key, { id: made('AccessKeyId'), secret: made('SecretAccessKey') });
  });
  afterAll(() => moto.stop());

  async function login(request: Partial<LoginRequest>, env: Record<string, string> = {}) {
    const ctx = testContext({ env: { AWS_ENDPOINT_URL: moto.origin, ...env } });
    const registry = await ecr.load();
    return registry.login({ address: parseAddress(HOST), ...request }, { ...ctx, http: createHttp(ctx) });
  }

  it('gives a role for an ID token, and takes a request signed with its session', async () => {
    // STS is asked without a signature; moto checks those of every request after it.
    await moto.checkAfter(1);
    const credential = await login({ identity: roleOf('ci') }, jobWith());
    expect([credential.username, credential.secret.is(PASSWORD)]).toEqual(['AWS', true]);
    // moto's tokens ended long ago.
    expect(credential.expiresAt).toBe(Date.parse('2015-01-01T00:00:00Z'));
  });

  it('refuses a role without the right, in words that we understand', async () => {
    await moto.checkAfter(1);
    const { code, text } = await refusal(login({ identity: roleOf('idle') }, jobWith()));
    expect([code, text]).toEqual([
      'E_IDENTITY_REFUSED',
      expect.stringContaining('may not call ecr:GetAuthorizationToken'),
    ]);
  });

  it('takes a request signed with a user’s key, from the environment and as user name and password', async () => {
    await moto.checkAfter(0);
    const fromEnvironment = { AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret };
    expect((await login({}, fromEnvironment)).secret.is(PASSWORD)).toBe(true);
    expect((await login({ identity: 'aws' }, fromEnvironment)).secret.is(PASSWORD)).toBe(true);
    const pair = { username: key.id, secret: new Secret(key.secret) };
    expect((await login(pair)).secret.is(PASSWORD)).toBe(true);
  });

  it('refuses a signature by another secret, and an unknown key', async () => {
    await moto.checkAfter(0);
    const wrong = await refusal(login({ username: key.id, secret: new Secret(canary()) }));
    expect(wrong.text).toContain('secret access key does not belong');
    const unknown = { username: 'AKIAUNKNOWN000000001', secret: new Secret(key.secret) };
    expect((await refusal(login(unknown))).text).toContain('does not know this access key');
  });

  describe.runIf(needs('docker', 'docker-registry', 'openssl'))('with the built login step', () => {
    it('logs the real docker in to the host the user named, and out again', async () => {
      const registry = await startRegistry({ auth: { kind: 'htpasswd', users: { AWS: PASSWORD } } });
      const internet = await startInternet({ [HOST]: registry.host });
      try {
        await moto.checkAfter(1);
        const env = { ...internet.env, AWS_ENDPOINT_URL: moto.origin, ...jobWith() };
        const job = newJob({ env });
        const said = await job.login({ registry: HOST, identity: roleOf('ci'), ca: internet.ca });
        expect(said).toContain(`Logged in to ${HOST} as AWS`);
        expect(said).toContain('exit code 0');
        expect(said).toContain('expires-at=TIME');
        expect(new Set(internet.wanted)).toEqual(new Set([`${HOST}:443`]));
        expect(await job.post()).toContain(`Logged out of ${HOST}`);
      } finally {
        await internet.close();
        await registry.stop();
      }
    });
  });
});
