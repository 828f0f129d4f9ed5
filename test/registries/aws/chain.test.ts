import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../../src/http/create-http.js';
import { defaultChain } from '../../../src/registries/kit/aws/default-chain.js';
import type { HttpRequest } from '../../../src/context/http.js';
import { startAws } from '../../fakes/aws/aws.js';
import type { FakeKey } from '../../fakes/aws/state.js';
import type { FakeServer } from '../../fakes/server.js';
import { testContext } from '../../context.js';
import { canary, mayHold, tempDir } from '../../redaction/oracle.js';
import { jobWith, refusal, ISSUER, ROLE, SUBJECT } from '../ecr/world.js';
import { startAgent, startMetadata } from './agents.js';

const place = { region: 'eu-central-1', fips: false, dualStack: false };
const sessionKey = (): FakeKey => ({
  id: 'ASIAEXAMPLE000000001',
  secret: canary(),
  token: canary(),
  actions: [],
});
const off = { AWS_EC2_METADATA_DISABLED: 'true' };

async function running(server: Promise<FakeServer>): Promise<FakeServer> {
  const found = await server;
  onTestFinished(() => found.close());
  return found;
}

/** The real client, with a record of what it was asked for and a proxy that nothing may go through. */
function jobIn(env: Record<string, string | undefined>) {
  const wanted: HttpRequest[] = [];
  const ctx = testContext({ env: { HTTP_PROXY: 'http://127.0.0.1:9', ...env } });
  const http = createHttp(ctx);
  return {
    wanted,
    ctx: {
      ...ctx,
      http: { send: (request: HttpRequest) => (wanted.push(request), http.send(request)) },
    },
  };
}

const found = async (env: Record<string, string | undefined>) => {
  const { ctx, wanted } = jobIn(env);
  const { accessKeyId, secretAccessKey, sessionToken } = await defaultChain(place, ctx);
  return {
    id: accessKeyId,
    isOf: (key: FakeKey) =>
      secretAccessKey.is(key.secret) &&
      (sessionToken ? key.token !== undefined && sessionToken.is(key.token) : !key.token),
    masks: (text: string) => ctx.masks.redact(text) === '***',
    urls: wanted.map(({ url }) => url.href),
  };
};

describe('the default chain of AWS credentials', () => {
  it('takes the key of the environment first, and asks nobody', async () => {
    const key = sessionKey();
    const chain = await found({
      ...{ AWS_ACCESS_KEY_ID: key.id, AWS_SECRET_ACCESS_KEY: key.secret, AWS_SESSION_TOKEN: key.token },
      ...{ AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere', AWS_ROLE_ARN: ROLE },
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/',
    });
    expect([chain.id, chain.isOf(key), chain.urls]).toEqual([key.id, true, []]);
    expect(chain.masks(key.secret) && chain.masks(key.token ?? '')).toBe(true);
  });

  it('then a role for the token in a file, as service accounts of EKS have it', async () => {
    const aws = await startAws({
      draw: () => canary(),
      providers: { [ISSUER]: ['sts.amazonaws.com'] },
      roles: { [ROLE]: { subjects: [SUBJECT], actions: [] } },
    });
    onTestFinished(() => aws.server.close());
    const file = join(tempDir(), 'token');
    mayHold(file);
    writeFileSync(file, `${jobWith().REGCRED_ID_TOKEN}\n`, { mode: 0o600 });
    const chain = await found({
      ...{ AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: ROLE, AWS_ROLE_SESSION_NAME: 'pod' },
      ...{
        AWS_ENDPOINT_URL_STS: aws.server.origin,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/',
      },
    });
    const [key] = aws.state.keys.values();
    expect(key && chain.isOf(key)).toBe(true);
    expect([aws.state.sessions, aws.state.faults]).toEqual([['pod'], []]);
  });

  it.each(['environment', 'file'])(
    'then the agent of the container, with the token of the %s',
    async (where) => {
      const [key, token] = [sessionKey(), canary()];
      const file = join(tempDir(), 'token');
      mayHold(file);
      writeFileSync(file, `${token}\n`, { mode: 0o600 });
      const { origin } = await running(startAgent(key, token));
      const given: Record<string, string> =
        where === 'file'
          ? { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'other' }
          : { AWS_CONTAINER_AUTHORIZATION_TOKEN: token };
      const chain = await found({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${origin}/v2/credentials`,
        ...given,
      });
      expect(chain.isOf(key)).toBe(true);
      expect(chain.masks(key.secret)).toBe(true);
    },
  );

  it('then the metadata service of the machine, in its second version', async () => {
    const key = sessionKey();
    const { origin } = await running(startMetadata(key, canary()));
    const chain = await found({ AWS_EC2_METADATA_SERVICE_ENDPOINT: origin });
    expect(chain.isOf(key)).toBe(true);
  });

  it('says all that it has looked for', async () => {
    const { ctx, wanted } = jobIn(off);
    const { code, text } = await refusal(defaultChain(place, ctx));
    expect(code).toBe('E_AWS_CREDENTIALS');
    expect(text).toBe(
      'No AWS credentials were found (AWS_ACCESS_KEY_ID: not set; AWS_WEB_IDENTITY_TOKEN_FILE: not set; AWS_CONTAINER_CREDENTIALS_…_URI: not set; metadata service: switched off).',
    );
    expect(wanted).toEqual([]);
  });

  it.each([
    [{ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE000000001' }, 'AWS_SECRET_ACCESS_KEY: not set'],
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere' }, 'AWS_ROLE_ARN: not set'],
  ])('says which half is missing (%#)', async (env, half) => {
    expect((await refusal(defaultChain(place, jobIn({ ...off, ...env }).ctx))).text).toContain(half);
  });

  it.each(['/nowhere/token', 'token'])('does not go on when the file %s cannot be read', async (file) => {
    const env = { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: ROLE };
    expect((await refusal(defaultChain(place, jobIn(env).ctx))).code).toBe('E_SECRET_SOURCE');
  });
});

describe('the agent of a container', () => {
  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://169.254.170.2:8080/',
    'http://169.254.170.2.evil.com/',
    'http://localhost.evil.com/',
    'http://user:word@127.0.0.1/',
    'ftp://127.0.0.1/',
    'nonsense',
  ])('is not asked at %s', async (address) => {
    const { ctx, wanted } = jobIn({ ...off, AWS_CONTAINER_CREDENTIALS_FULL_URI: address });
    expect((await refusal(defaultChain(place, ctx))).code).toBe('E_AWS_ENDPOINT');
    expect(wanted).toEqual([]);
  });

  it.each(['@evil.com/', '.evil.com/', ':8080/', 'v2', ''.padEnd(3, '@')])(
    'is not led elsewhere by the relative address %s',
    async (relative) => {
      const { ctx, wanted } = jobIn({ ...off, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative });
      expect((await refusal(defaultChain(place, ctx))).code).toBe('E_AWS_ENDPOINT');
      expect(wanted).toEqual([]);
    },
  );

  it.each([
    [{ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/x' }, 'http://169.254.170.2/v2/x'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/x' }, 'http://169.254.170.23/v1/x'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://[fd00:ec2::23]/v1/x' }, 'http://[fd00:ec2::23]/v1/x'],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'https://creds.acme.dev/x' }, 'https://creds.acme.dev/x'],
  ])('is asked at the addresses of ECS, EKS and by https (%#), past every proxy', async (env, url) => {
    const asked: HttpRequest[] = [];
    const ctx = testContext({ env });
    const http = { send: (request: HttpRequest) => (asked.push(request), Promise.reject(new Error('seen'))) };
    await expect(defaultChain(place, { ...ctx, http })).rejects.toThrow('seen');
    expect(asked.map((request) => [request.url.href, request.direct])).toEqual([
      [url, url.startsWith('https:') ? undefined : true],
    ]);
  });

  it('that refuses ends the chain', async () => {
    const { origin } = await running(startAgent(sessionKey(), canary()));
    const { ctx } = jobIn({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${origin}/v2/credentials` });
    expect((await refusal(defaultChain(place, ctx))).code).toBe('E_IDENTITY_REFUSED');
  });

  it('that answers with something else is not believed', async () => {
    const key = { ...sessionKey(), id: 'no id' };
    const { origin } = await running(startAgent(key));
    const { ctx } = jobIn({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${origin}/v2/credentials` });
    expect((await refusal(defaultChain(place, ctx))).code).toBe('E_TOKEN_INVALID');
  });
});

describe('the metadata service', () => {
  const ended = async (env: Record<string, string>) => refusal(defaultChain(place, jobIn(env).ctx));

  it('that belongs to a machine without a role is named', async () => {
    const { origin } = await running(startMetadata(undefined, canary()));
    expect((await ended({ AWS_EC2_METADATA_SERVICE_ENDPOINT: origin })).text).toContain('has no role');
  });

  it.each([{ status: 404 }, { status: 403 }, 'drop'] as const)(
    'that answers otherwise is not AWS’s (%#)',
    async (fault) => {
      const { origin } = await running(startMetadata(sessionKey(), canary(), () => fault));
      expect((await ended({ AWS_EC2_METADATA_SERVICE_ENDPOINT: origin })).text).toContain('no answer');
    },
  );

  it('that never answers is not waited for', async () => {
    const { origin } = await running(startMetadata(sessionKey(), canary(), () => 'hang'));
    const start = performance.now();
    expect((await ended({ AWS_EC2_METADATA_SERVICE_ENDPOINT: origin })).text).toContain('no answer');
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each(['http://10.0.0.1', 'https://evil.com', 'http://169.254.169.254.evil.com', 'x'])(
    'is not looked for at %s',
    async (address) => {
      const { ctx, wanted } = jobIn({ AWS_EC2_METADATA_SERVICE_ENDPOINT: address });
      expect((await refusal(defaultChain(place, ctx))).code).toBe('E_AWS_ENDPOINT');
      expect(wanted).toEqual([]);
    },
  );

  it.each([
    [{}, 'http://169.254.169.254/latest/api/token'],
    [{ AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv6' }, 'http://[fd00:ec2::254]/latest/api/token'],
    [
      { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://169.254.169.254/' },
      'http://169.254.169.254/latest/api/token',
    ],
  ])('is asked at its own addresses (%#), once and past every proxy', async (env, url) => {
    const asked: HttpRequest[] = [];
    const ctx = testContext({ env });
    const http = { send: (request: HttpRequest) => (asked.push(request), Promise.reject(new Error('seen'))) };
    await expect(defaultChain(place, { ...ctx, http })).rejects.toThrow('seen');
    expect(asked.map(({ url: { href }, direct, repeatable }) => [href, direct, repeatable])).toEqual([
      [url, true, false],
    ]);
  });
});
