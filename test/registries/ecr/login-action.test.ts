import { describe, expect, it } from 'vitest';
import { chosenBy } from '../../../src/login/inputs/requested-login.js';
import { parseAddress } from '../../../src/registries/address.js';
import { detect } from '../../../src/registries/detect.js';
import { Secret } from '../../../src/secret/secret.js';
import { needs } from '../../real/programs.js';
import { canary } from '../../redaction/oracle.js';
import { HOST, refusal, REGION, world } from './world.js';

const ACTIONS = ['ecr:GetAuthorizationToken'];

// What docker/login-action 4 takes for ECR means the same here.
describe.runIf(needs('openssl'))('docker/login-action’s logins to ECR', () => {
  it('with nothing at all use the credentials of the environment', async () => {
    const { aws, context, login } = await world();
    const { id, secret } = aws.state.addKey(ACTIONS);
    const credential = await login({}, context({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret }));
    expect(credential.secret.is(aws.state.passwords[0] ?? '')).toBe(true);
    expect(aws.state.faults).toEqual([]);
  });

  it('with nothing at all, also in the environment, ask nobody and say what to give', async () => {
    const { internet, context, login } = await world();
    const { code, hint } = await refusal(login({}, context({ AWS_REGION: REGION })));
    expect([code, hint]).toEqual(['E_CREDENTIAL_MISSING', expect.stringContaining('identity:')]);
    expect(internet.wanted).toEqual([]);
  });

  it('with an access key exchange it, and never send it to the registry', async () => {
    const { aws, context, login } = await world();
    const { id, secret } = aws.state.addKey(ACTIONS);
    const request = { username: id, secret: new Secret(secret) };
    // A session that another step has left belongs to another key.
    const credential = await login(request, context({ AWS_SESSION_TOKEN: canary() }));
    expect(credential.username).toBe('AWS');
    expect(credential.secret.is(aws.state.passwords[0] ?? '')).toBe(true);
    await login({ secret: new Secret(`${id}:${secret}`) }, context());
    expect(aws.state.passwords).toHaveLength(2);
  });

  it('with the key of a session take its token from the environment', async () => {
    const { aws, context, login } = await world();
    const { id, secret, token } = aws.state.open(ACTIONS);
    const request = { username: id, secret: new Secret(secret) };
    await login(request, context({ AWS_SESSION_TOKEN: token }));
    expect(aws.state.passwords).toHaveLength(1);
    const { code, hint } = await refusal(login(request, context()));
    expect([code, hint]).toEqual(['E_CREDENTIAL_UNFIT', expect.stringContaining('AWS_SESSION_TOKEN')]);
  });

  it('with a wrong key say which half is wrong', async () => {
    const { aws, context, login } = await world();
    const { id, secret } = aws.state.addKey(ACTIONS);
    const wrong = await refusal(login({ username: id, secret: new Secret(canary()) }, context()));
    expect(wrong.text).toContain('secret access key does not belong');
    const other = { username: 'AKIAUNKNOWN000000001', secret: new Secret(secret) };
    expect((await refusal(login(other, context()))).text).toContain('does not know this access key');
  });

  it('with what the AWS CLI prints send nothing to AWS', async () => {
    const { internet, context, login } = await world();
    const password = canary();
    const credential = await login({ username: 'AWS', secret: new Secret(password) }, context());
    expect(credential.secret.is(password)).toBe(true);
    expect(internet.wanted).toEqual([]);
  });

  it('with ecr: false send the pair as it is', async () => {
    const { aws, internet, context, login } = await world();
    const { id, secret } = aws.state.addKey(ACTIONS);
    const env = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret };
    const pair = { username: id, secret: new Secret(secret) };
    expect((await refusal(login({ ...pair, plain: true }, context(env)))).code).toBe('E_CREDENTIAL_UNFIT');
    expect((await refusal(login({ plain: true }, context(env)))).code).toBe('E_CREDENTIAL_MISSING');
    expect(internet.wanted).toEqual([]);
  });

  it('with ecr: true work for a name of one’s own, in the region of the environment', async () => {
    const { aws, context, login } = await world();
    const { id, secret } = aws.state.addKey(ACTIONS);
    const env = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret };
    await login({ registry: 'images.acme.dev' }, context({ ...env, AWS_REGION: REGION }));
    expect(aws.state.passwords).toHaveLength(1);
    const { code } = await refusal(login({ registry: 'images.acme.dev' }, context(env)));
    expect(code).toBe('E_IDENTITY_FORM');
  });

  it('with ecr: true ask the right service for a public registry too', async () => {
    const { aws, context } = await world();
    const { id, secret } = aws.state.addKey([
      'ecr-public:GetAuthorizationToken',
      'sts:GetServiceBearerToken',
    ]);
    const ctx = context({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret });
    const { provider } = chosenBy('true', '');
    const address = parseAddress('public.ecr.aws');
    await (await detect(address, provider).load()).login({ address }, ctx);
    expect(aws.state.passwords).toHaveLength(1);
  });

  it('by the machine’s own role are asked for by name', async () => {
    const { aws, context, login } = await world();
    const { id, secret } = aws.state.addKey(ACTIONS);
    const env = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret };
    await login({ registry: HOST, identity: 'aws' }, context(env));
    expect(aws.state.passwords).toHaveLength(1);
  });
});
