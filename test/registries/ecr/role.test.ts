import { describe, expect, it } from 'vitest';
import { needs } from '../../real/programs.js';
import { makeIdToken } from '../../fakes/id-token.js';
import { refuse } from '../../fakes/aws/sts.js';
import { error } from '../../fakes/aws/ecr.js';
import type { Reply, SeenRequest } from '../../fakes/server.js';
import { HOST, ISSUER, jobWith, refusal, REGION, ROLE, SUBJECT, world } from './world.js';

const isSts = ({ headers }: SeenRequest) => headers['x-amz-target'] === undefined;
const onSts = (reply: Reply) => (request: SeenRequest) => (isSts(request) ? reply : undefined);
const onEcr = (reply: Reply) => (request: SeenRequest) => (isSts(request) ? undefined : reply);

describe.runIf(needs('openssl'))('a login to ECR by a role', () => {
  it('turns the ID token into a session, and that into a password for the host the user named', async () => {
    const { aws, internet, context, login } = await world();
    const ctx = context({ ...jobWith(), GITHUB_REPOSITORY: 'acme/web', GITHUB_RUN_ID: '42' });
    const credential = await login({ identity: ROLE }, ctx);
    expect(credential.username).toBe('AWS');
    expect(credential.secret.is(aws.state.passwords[0] ?? '')).toBe(true);
    expect(credential.expiresAt).toBeGreaterThan(Date.now() + 11.9 * 3_600_000);
    expect(aws.state.sessions).toEqual(['regcred-acme-web-42']);
    expect(aws.state.faults).toEqual([]);
    expect(internet.wanted).toEqual([
      `sts.${REGION}.amazonaws.com:443`,
      `api.ecr.${REGION}.amazonaws.com:443`,
    ]);
    const [password = ''] = aws.state.passwords;
    const given = Buffer.from(`AWS:${password}`).toString('base64');
    expect(ctx.masks.redact(`${given} ${password}`)).toBe('*** ***');
    expect(aws.state.keys.size).toBeGreaterThan(0);
    for (const { id, secret, token = '' } of aws.state.keys.values()) {
      expect(ctx.masks.redact(`${id} ${secret} ${token}`)).toBe(`${id} *** ***`);
    }
  });

  it('to ECR Public asks us-east-1', async () => {
    const { aws, internet, context, login } = await world();
    const credential = await login({ registry: 'public.ecr.aws', identity: ROLE }, context(jobWith()));
    expect(credential.secret.is(aws.state.passwords[0] ?? '')).toBe(true);
    expect(aws.state.faults).toEqual([]);
    expect(internet.wanted).toEqual([
      'sts.us-east-1.amazonaws.com:443',
      'api.ecr-public.us-east-1.amazonaws.com:443',
    ]);
  });

  it('names the session and its time as the user wants', async () => {
    const { aws, context, login } = await world();
    await login({ identity: `${ROLE} session=acme duration=900` }, context(jobWith()));
    expect(aws.state.sessions).toEqual(['acme']);
    const body = new URLSearchParams(aws.server.requests.find(isSts)?.body.toString());
    expect(body.get('DurationSeconds')).toBe('900');
  });

  it('takes another audience and another source of the token', async () => {
    const audience = 'sts.amazonaws.com.cn';
    const { context, login } = await world({ providers: { [ISSUER]: [audience] } });
    const ctx = context({ TOKEN: makeIdToken(audience, { sub: SUBJECT }) });
    await login({ identity: `${ROLE} audience=${audience} id-token=env:TOKEN` }, ctx);
  });

  it.each([
    ['arn:aws:iam::123456789012:user/ci', 'another form'],
    ['arn:aws:iam::12345:role/ci', 'another form'],
    ['arn:aws:iam::123456789012:role/ci\u0000', 'plain ASCII'],
    [`${ROLE} session=a`, 'session='],
    [`${ROLE} duration=60`, 'duration='],
    [`${ROLE} duration=43201`, 'duration='],
    [`${ROLE} region=eu-central-1`, 'no option region='],
    ['session=acme', 'ARN of the role is missing'],
    ['arn:aws-cn:iam::123456789012:role/ci', 'partition aws'],
    ['aws session=acme', 'no option session='],
    ['aws audience=x', 'no option audience='],
  ])('is not asked for by %j', async (identity, problem) => {
    const { internet, context, login } = await world();
    const { code, text } = await refusal(login({ identity }, context(jobWith())));
    expect([code, text]).toEqual(['E_IDENTITY_FORM', expect.stringContaining(problem)]);
    expect(internet.wanted).toEqual([]);
  });

  it.each(['us-east-1.evil.com/', 'x#', '../'])('A14: with the region %s reaches nobody', async (region) => {
    const { internet, context, login } = await world();
    const request = { registry: 'images.acme.dev', identity: `${ROLE} region=${region}` };
    expect((await refusal(login(request, context(jobWith())))).code).toBe('E_REGION_INVALID');
    expect(internet.wanted).toEqual([]);
  });
});

describe.runIf(needs('openssl'))('a role that is not given', () => {
  it('because its trust policy does not admit the job says which condition is needed', async () => {
    const { context, login } = await world();
    const ctx = context(jobWith(undefined, { sub: 'repo:acme/other:pull_request' }));
    const { code, text, hint } = await refusal(login({ identity: ROLE }, ctx));
    expect(code).toBe('E_IDENTITY_REFUSED');
    expect(text).toContain('"repo:acme/other:pull_request"');
    expect(hint).toContain(`"${ISSUER}:sub"`);
  });

  it('because the account has no identity provider says how to create it', async () => {
    const { context, login } = await world({ providers: {} });
    const { code, text, hint } = await refusal(login({ identity: ROLE }, context(jobWith())));
    expect(code).toBe('E_IDENTITY_REFUSED');
    expect(text).toContain('123456789012 has no identity provider');
    expect(hint).toContain(`create-open-id-connect-provider --url https://${ISSUER}`);
  });

  it('because the provider does not know the audience says which one', async () => {
    const { context, login } = await world({ providers: { [ISSUER]: ['other'] } });
    const { text } = await refusal(login({ identity: ROLE }, context(jobWith())));
    expect(text).toContain('does not list the audience sts.amazonaws.com');
  });

  it('D14: because the token is for another audience is known before AWS is asked', async () => {
    const { internet, context, login } = await world();
    const { code } = await refusal(login({ identity: ROLE }, context(jobWith('other'))));
    expect(code).toBe('E_OIDC_AUDIENCE');
    expect(internet.wanted).toEqual([]);
  });

  it('D14: because the token has expired meanwhile', async () => {
    const { context, login } = await world({
      fault: onSts(refuse(400, 'ExpiredTokenException', 'Token expired')),
    });
    const { text } = await refusal(login({ identity: ROLE }, context(jobWith())));
    expect(text).toContain('ID token has expired');
  });

  it('because the session would be too long', async () => {
    const { context, login } = await world();
    const { text } = await refusal(login({ identity: `${ROLE} duration=43200` }, context(jobWith())));
    expect(text).toContain('so long a session');
  });

  it.each([
    [refuse(403, 'IDPRejectedClaim', ''), 'a claim of the ID token'],
    [refuse(400, 'IDPCommunicationError', ''), `did not reach ${ISSUER}`],
    [refuse(400, 'InvalidIdentityToken', "Couldn't retrieve verification key"), 'cannot check the ID token'],
    [refuse(403, 'RegionDisabledException', ''), 'switched off in this region'],
    [refuse(400, 'Other', ''), 'did not give credentials'],
    [{ status: 403, body: '<html>portal</html>' }, 'did not give credentials'],
  ])('says why (%#)', async (reply, cause) => {
    const { context, login } = await world({ fault: onSts(reply) });
    const { code, text } = await refusal(login({ identity: ROLE }, context(jobWith())));
    expect([code, text]).toEqual(['E_IDENTITY_REFUSED', expect.stringContaining(cause)]);
  });

  it.each([
    ['D10', { status: 429, headers: { 'retry-after': '1' } }, 'E_RATE_LIMITED'],
    ['D10', refuse(400, 'Throttling', 'Rate exceeded'), 'E_RATE_LIMITED'],
    ['D10', { status: 503 }, 'E_SERVER_UNAVAILABLE'],
    ['D9', { status: 200, body: '<html>Sign in</html>' }, 'E_TOKEN_INVALID'],
    ['D8', { status: 200, body: '' }, 'E_TOKEN_INVALID'],
    [
      'D8',
      {
        status: 200,
        body: '<Credentials><AccessKeyId>x</AccessKeyId><SecretAccessKey>a b</SecretAccessKey></Credentials>',
      },
      'E_TOKEN_INVALID',
    ],
    ['D6', { status: 307, headers: { location: 'https://evil.example/' } }, 'E_REDIRECT_REFUSED'],
  ])('%s: by an answer like this (%#) has its own error', async (_, reply, expected) => {
    const { internet, context, login } = await world({ fault: onSts(reply) });
    expect((await refusal(login({ identity: ROLE }, context(jobWith())))).code).toBe(expected);
    expect(new Set(internet.wanted)).toEqual(new Set([`sts.${REGION}.amazonaws.com:443`]));
  });
});

describe.runIf(needs('openssl'))('a password that is not given', () => {
  const byRole = async (options: Parameters<typeof world>[0]) => {
    const { internet, context, login } = await world(options);
    return { ...(await refusal(login({ identity: ROLE }, context(jobWith())))), wanted: internet.wanted };
  };
  const roleWith = (...actions: string[]) => ({ roles: { [ROLE]: { subjects: [SUBJECT], actions } } });

  it('because the role lacks the action says which', async () => {
    const { code, text } = await byRole(roleWith());
    expect([code, text]).toEqual([
      'E_IDENTITY_REFUSED',
      expect.stringContaining('may not call ecr:GetAuthorizationToken'),
    ]);
  });

  it('for ECR Public may lack the second action', async () => {
    const { context, login } = await world(roleWith('ecr-public:GetAuthorizationToken'));
    const request = { registry: 'public.ecr.aws', identity: ROLE };
    const { text } = await refusal(login(request, context(jobWith())));
    expect(text).toContain('may not call sts:GetServiceBearerToken');
  });

  it.each([
    [
      error('ExpiredTokenException', ''),
      'E_IDENTITY_REFUSED',
      'session of these AWS credentials has expired',
    ],
    [error('UnrecognizedClientException', ''), 'E_IDENTITY_REFUSED', 'does not know this access key'],
    [
      error('InvalidSignatureException', 'Signature expired: x'),
      'E_IDENTITY_REFUSED',
      'time of the signature',
    ],
    [
      error('InvalidSignatureException', 'does not match'),
      'E_IDENTITY_REFUSED',
      'secret access key does not',
    ],
    [error('com.amazonaws.ecr#UnsupportedCommandException', ''), 'E_IDENTITY_REFUSED', 'public registries'],
    [error('ServerException', ''), 'E_IDENTITY_REFUSED', 'gave no password'],
    [error('ThrottlingException', 'Rate exceeded'), 'E_RATE_LIMITED', ''],
    [{ status: 429 }, 'E_RATE_LIMITED', ''],
    [{ status: 500 }, 'E_SERVER_UNAVAILABLE', ''],
  ] as const)('says why (%#)', async (reply, code, cause) => {
    const found = await byRole({ fault: onEcr(reply) });
    expect([found.code, found.text]).toEqual([code, expect.stringContaining(cause)]);
  });

  it('D12: because the clocks differ says by how much', async () => {
    const { context, login } = await world({ now: () => Date.now() - 600_000 });
    const { code, text } = await refusal(login({ identity: ROLE }, context(jobWith())));
    expect([code, text]).toEqual(['E_CLOCK_SKEW', expect.stringContaining('10 min')]);
  });

  const token = (text: string) => Buffer.from(text).toString('base64');
  const data = (authorizationData: unknown) => ({ status: 200, body: { authorizationData } });
  it.each([
    ['an empty list', data([]), 'E_TOKEN_INVALID'],
    ['no list', data('x'), 'E_TOKEN_INVALID'],
    ['nothing', data(null), 'E_TOKEN_INVALID'],
    ['what is not base64', data([{ authorizationToken: 'QVdTOng= x' }]), 'E_TOKEN_INVALID'],
    ['a token that is no text', data([{ authorizationToken: 1 }]), 'E_TOKEN_INVALID'],
    ['no colon', data([{ authorizationToken: token('AWS') }]), 'E_TOKEN_INVALID'],
    ['no password', data([{ authorizationToken: token('AWS:') }]), 'E_TOKEN_INVALID'],
    ['another user', data([{ authorizationToken: token('--config=x:y') }]), 'E_TOKEN_INVALID'],
    ['a line break', data([{ authorizationToken: token('AWS:a\nb') }]), 'E_TOKEN_INVALID'],
    ['a page', { status: 200, body: '<html>' }, 'E_RESPONSE_INVALID'],
  ])('D13: when the answer holds %s', async (_, reply, code) => {
    expect((await byRole({ fault: onEcr(reply) })).code).toBe(code);
  });

  it('D6: and no redirect is followed', async () => {
    const found = await byRole({
      fault: onEcr({ status: 308, headers: { location: 'https://evil.example/' } }),
    });
    expect(found.code).toBe('E_REDIRECT_REFUSED');
    expect(found.wanted.filter((name) => name.includes('evil'))).toEqual([]);
  });
});

describe.runIf(needs('openssl'))('what AWS answers', () => {
  it('D13: is split at the first colon, and the endpoint it names is not looked at', async () => {
    const password = 'a:b:c';
    const authorizationToken = Buffer.from(`AWS:${password}`).toString('base64');
    const body = {
      authorizationData: [{ authorizationToken, expiresAt: 'x', proxyEndpoint: 'http://evil' }],
    };
    const { internet, context, login } = await world({ fault: onEcr({ status: 200, body }) });
    const credential = await login({ identity: ROLE, registry: HOST }, context(jobWith()));
    expect(credential.secret.is(password)).toBe(true);
    expect(credential.expiresAt).toBeUndefined();
    expect(internet.wanted.join()).not.toContain('evil');
  });

  it('is asked for again, and signed again, after it was too busy', async () => {
    let busy = 2;
    const { aws, context, login } = await world({
      fault: (request) => (!isSts(request) && busy-- > 0 ? error('ThrottlingException', '') : undefined),
    });
    let now = Date.now();
    const clock = { now: () => now, sleep: async () => void (now += 1000) };
    await login({ identity: ROLE }, context(jobWith(), { clock }));
    const signed = aws.server.requests.filter((request) => !isSts(request));
    expect(new Set(signed.map(({ authorization }) => authorization)).size).toBe(3);
  });
});
