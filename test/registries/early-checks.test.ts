import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../src/errors/error.js';
import { parseAddress } from '../../src/registries/address.js';
import { detect } from '../../src/registries/detect.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { canary, observe } from '../redaction/oracle.js';

interface Given {
  readonly registry: string;
  readonly provider?: string;
  readonly username?: string;
  readonly secret?: string;
}

async function login({ registry, provider, username, secret }: Given) {
  const address = parseAddress(registry);
  const module = await detect(address, provider).load();
  return module.login(
    {
      address,
      ...(username !== undefined && { username }),
      ...(secret !== undefined && { secret: new Secret(secret) }),
    },
    testContext(),
  );
}

/** The error as it is shown. It must be whole, and say nothing of the secret. */
async function refusal(given: Given): Promise<string> {
  const error: unknown = await login(given).catch((reason: unknown) => reason);
  if (!(error instanceof RegcredError)) throw new Error('it was not refused');
  observe('error', String(error));
  expect(String(error)).not.toContain('…');
  if (given.secret) expect(String(error)).not.toContain(given.secret);
  return String(error);
}

const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const NULL_GUID = '00000000-0000-0000-0000-000000000000';
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a login that cannot work is refused before anything is sent', () => {
  it.each<[string, Omit<Given, 'secret'> & { secret: (canary: string) => string }, RegExp]>([
    [
      'GHCR: a fine-grained token',
      { registry: 'ghcr.io', username: 'octocat', secret: (c) => `github_pat_${c}` },
      /^E_CREDENTIAL_UNFIT: ghcr\.io .*fine-grained.* Hint: .*classic.*write:packages/,
    ],
    [
      'ECR: an access key',
      { registry: ECR, username: 'AKIAEXAMPLE', secret: (c) => c },
      /always AWS.*get-login-password/,
    ],
    [
      'ECR Public: an account',
      { registry: 'public.ecr.aws', username: 'me', secret: (c) => c },
      /always AWS.*ecr-public/,
    ],
    [
      'Google: a user of its own',
      { registry: 'gcr.io', username: 'me@acme.example', secret: (c) => c },
      /^E_CREDENTIAL_UNFIT: .*oauth2accesstoken.*_json_key/,
    ],
    [
      'Google: a key that is no JSON',
      { registry: 'gcr.io', username: '_json_key', secret: (c) => `{"private_key": "${c}` },
      /not the JSON key of a service account/,
    ],
    [
      'Google: JSON that is no key',
      {
        registry: 'gcr.io',
        username: '_json_key',
        secret: (c) => JSON.stringify({ type: 'external_account', c }),
      },
      /not the JSON key.*federation/,
    ],
    [
      'Google: a key where its base64 is expected',
      {
        registry: 'gcr.io',
        username: '_json_key_base64',
        secret: (c) => JSON.stringify({ type: 'service_account', c }),
      },
      /not the base64 of the JSON key/,
    ],
    [
      'Google: base64 where the key is expected',
      {
        registry: 'gcr.io',
        username: '_json_key',
        secret: (c) => base64(JSON.stringify({ type: 'service_account', c })),
      },
      /not the JSON key/,
    ],
    [
      'Google: a key as access token',
      {
        registry: 'gcr.io',
        username: 'oauth2accesstoken',
        secret: (c) => JSON.stringify({ type: 'service_account', c }),
      },
      /Set username to _json_key/,
    ],
    [
      'ACR: the null GUID with a password',
      { registry: 'acme.azurecr.io', username: NULL_GUID, secret: (c) => c },
      /refresh token.*--expose-token/,
    ],
    [
      'Oracle: no namespace',
      { registry: 'fra.ocir.io', username: 'ci', secret: (c) => c },
      /<namespace>\/<user>/,
    ],
    [
      'NexQloud: no registry after the host',
      { registry: 'dcr.nexqloud.io', username: 'team', secret: (c) => c },
      /^E_REGISTRY_FORM: .* Hint: .*dcr\.nexqloud\.io\/<registry>/,
    ],
    [
      'Cloudfleet: no organisation before the region',
      { registry: 'europe.registry.cloudfleet.dev', username: 'id', secret: (c) => c },
      /^E_REGISTRY_FORM: .*<organisation UUID>/,
    ],
    ['a password alone', { registry: 'r.example.com', secret: (c) => c }, /^E_USERNAME_MISSING/],
    [
      'a pass phrase alone',
      { registry: 'r.example.com', secret: (c) => `my ${c}: x` },
      /^E_USERNAME_MISSING/,
    ],
    ['a pair without a user', { registry: 'r.example.com', secret: (c) => `:${c}` }, /^E_USERNAME_MISSING/],
    ['a pair without a secret', { registry: 'r.example.com', secret: () => 'ci:' }, /^E_SECRET_EMPTY/],
  ])('%s', async (_, given, shown) => {
    const value = canary();
    const error = await refusal({ ...given, secret: given.secret(value) });
    expect(error).toMatch(shown);
    expect(error).not.toContain(value);
  });

  it.each([
    [ECR, 'aws ecr get-login-password'],
    ['public.ecr.aws', 'aws ecr-public get-login-password'],
    ['gcr.io', 'identity: projects/NUMBER/'],
    ['acme.azurecr.io', 'identity: tenant=GUID client=GUID'],
    ['cgr.dev', '--pull-token'],
  ])('without any login %s says which pair works', async (registry, cure) => {
    const error = await refusal({ registry });
    expect(error).toMatch(/^E_CREDENTIAL_MISSING: /);
    expect(error).toContain(cure);
  });

  it('MCR is public: credentials are never sent', async () => {
    expect(await refusal({ registry: 'mcr.microsoft.com', username: 'ci', secret: canary() })).toMatch(
      /^E_REGISTRY_PUBLIC: mcr\.microsoft\.com is public: credentials are never sent there\./,
    );
  });
});

describe('a user name that is always the same need not be given', () => {
  it.each<[string, (canary: string) => string, string]>([
    [ECR, (c) => c, 'AWS'],
    ['public.ecr.aws', (c) => c, 'AWS'],
    ['rg.fr-par.scw.cloud', (c) => c, 'nologin'],
    ['us.icr.io', (c) => c, 'iamapikey'],
    ['cgr.dev', (c) => `eyJ${c}`, '_token'],
    ['acme.azurecr.io', (c) => `eyJ${c}`, NULL_GUID],
    ['ghcr.io', (c) => `ghs_${c}`, 'x-access-token'],
    ['gcr.io', (c) => `ya29.${c}`, 'oauth2accesstoken'],
    ['gcr.io', (c) => JSON.stringify({ type: 'service_account', c }, null, 2), '_json_key'],
  ])('%s (%#)', async (registry, secret, username) => {
    expect((await login({ registry, secret: secret(canary()) })).username).toBe(username);
  });

  it('registers the secret of a pair with the masks by itself', async () => {
    const learned: [Secret, string | undefined][] = [];
    const ctx = testContext();
    const masks = {
      ...ctx.masks,
      add: (secret: Secret, username?: string) => void learned.push([secret, username]),
    };
    const value = canary();
    const address = parseAddress('r.example.com');
    const module = await detect(address).load();
    await module.login({ address, secret: new Secret(`ci:${value}:x`) }, { ...ctx, masks });
    expect(learned.map(([secret, username]) => [secret.equals(new Secret(`${value}:x`)), username])).toEqual([
      [true, 'ci'],
    ]);
  });
});

describe('a login that may work is not refused', () => {
  it.each<Given>([
    // docker's own prompt asks for "Docker ID or email address".
    { registry: 'docker.io', username: 'ci@acme.example' },
    { registry: 'mcr.example.com', username: 'AWS' },
    { registry: 'cloudfleet.internal.example', provider: 'cloudfleet', username: 'id' },
    { registry: 'gcr.io', username: '_dcgcr_2.1.0_token' },
    { registry: 'fra.ocir.io', username: 'BEARER_TOKEN' },
    { registry: 'r.example.com', username: '--password-stdin' },
    { registry: 'quay.io', username: '$oauthtoken' },
  ])('$registry as $username', async (given) => {
    expect((await login({ ...given, secret: canary() })).username).toBe(given.username);
  });
});

it('Docker Hub is asked where its API is, not where its images are named', async () => {
  const endpoint = async (registry: string) => {
    const address = parseAddress(registry);
    return (await detect(address).load()).endpoint?.(address);
  };
  expect(await endpoint('docker.io')).toEqual({ host: 'registry-1.docker.io' });
  expect(await endpoint('dhi.io')).toEqual({});
});
