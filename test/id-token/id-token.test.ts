import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../src/http/create-http.js';
import { idToken } from '../../src/id-token/id-token.js';
import { RegcredError } from '../../src/errors/error.js';
import { testContext } from '../context.js';
import { makeIdToken } from '../fakes/id-token.js';
import { startServer, type Behaviour } from '../fakes/server.js';
import { canary, mayHold, observeError, tempDir } from '../redaction/oracle.js';

const AUDIENCE = 'sts.amazonaws.com';

/** GitHub's endpoint, which gives a token for the audience that is asked for; answers by `faults` come first. */
async function github(faults: readonly Behaviour[] = [], claims: Record<string, unknown> = {}) {
  const requestToken = canary();
  const left = [...faults];
  const server = await startServer(({ url, authorization }) => {
    const fault = left.shift();
    if (fault) return fault;
    if (authorization !== `Bearer ${requestToken}`) return { status: 401, body: { message: 'bad token' } };
    const value = makeIdToken(url.searchParams.get('audience') ?? 'https://github.com/acme', claims);
    return { status: 200, body: { count: 1, value } };
  });
  onTestFinished(() => server.close());
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    ACTIONS_ID_TOKEN_REQUEST_URL: `${server.origin}/idtoken/1?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
  };
  return { server, env };
}

function context(env: Record<string, string>) {
  const base = testContext({ env });
  return { ...base, http: createHttp(base) };
}

async function refusal(env: Record<string, string>, source?: string): Promise<RegcredError> {
  const request = { audience: AUDIENCE, ...(source === undefined ? {} : { source }) };
  const error = await idToken(request, context(env)).catch((caught: unknown) => caught);
  observeError(error);
  if (error instanceof RegcredError) return error;
  throw new Error('it was not refused by an error of ours');
}

describe('an ID token in GitHub Actions', () => {
  it('is asked for with the audience, and masked', async () => {
    const { server, env } = await github();
    const ctx = context(env);
    const token = await idToken({ audience: AUDIENCE }, ctx);
    const [request] = server.requests;
    expect(request?.url.search).toBe('?api-version=2.0&audience=sts.amazonaws.com');
    expect(request?.headers['user-agent']).toBe('actions/oidc-client');
    expect(ctx.masks.redact(`a ${token.reveal()} b`)).not.toContain(token.reveal());
  });

  it('is asked for again when the endpoint stumbles (actions/toolkit#1441)', async () => {
    const { env } = await github([{ status: 503 }, 'drop']);
    await expect(idToken({ audience: AUDIENCE }, context(env))).resolves.toBeDefined();
  });

  it('D14: without the permission the lines to add are told', async () => {
    const error = await refusal({ GITHUB_ACTIONS: 'true' });
    expect(error.toString()).toBe(
      'E_OIDC_PERMISSION: This job is not allowed to request an ID token from GitHub. Hint: Add to the job: permissions: {contents: read, id-token: write}. Pull requests from forks never get one (see the input on-missing-credentials).',
    );
  });

  it.each([
    ['another host', (origin: string) => origin.replace('127.0.0.1', 'evil.example.com')],
    ['a look-alike', () => 'https://actions.githubusercontent.com.evil.example.com/x'],
    ['a look-alike without a dot', () => 'https://xactions.githubusercontent.com/x'],
    ['plain http', () => 'http://pipelines.actions.githubusercontent.com/x'],
    ['user info', (origin: string) => origin.replace('//', '//user@')],
    ['no URL', () => 'x'],
    ['github.com itself, which does not give them', () => 'https://github.com/x'],
  ])('D14: a request URL that names %s gets no request', async (_, forged) => {
    const { server, env } = await github();
    const error = await refusal({ ...env, ACTIONS_ID_TOKEN_REQUEST_URL: forged(server.origin) });
    expect(error.code).toBe('E_OIDC_URL');
    expect(server.connections).toHaveLength(0);
  });

  it.each([
    'https://pipelinesghubeus1.actions.githubusercontent.com/x',
    'https://run-actions-1-azure-eastus.actions.githubusercontent.com//idtoken/1',
    'https://acme.ghe.com/x',
    'https://github.acme.dev/_services/pipelines/x',
    'https://pipelines.github.acme.dev/x',
  ])('D14: %s is GitHub', async (url) => {
    const { env } = await github();
    const asked: string[] = [];
    const base = testContext({
      env: { ...env, GITHUB_SERVER_URL: 'https://github.acme.dev', ACTIONS_ID_TOKEN_REQUEST_URL: url },
    });
    const http = {
      send: ({ url: target }: { url: URL }) => {
        asked.push(target.host);
        return Promise.reject(new RegcredError('E_HOST_NOT_FOUND', { host: target.host }));
      },
    };
    await expect(idToken({ audience: AUDIENCE }, { ...base, http })).rejects.toMatchObject({
      code: 'E_HOST_NOT_FOUND',
    });
    expect(asked).toEqual([new URL(url).host]);
  });

  it.each([
    [{ status: 401, body: {} }, 'E_OIDC_REFUSED'],
    [{ status: 403, body: { message: canary() } }, 'E_OIDC_REFUSED'],
    [{ status: 302, headers: { location: 'https://evil.example.com/' } }, 'E_REDIRECT_REFUSED'],
    [{ status: 200, body: {} }, 'E_TOKEN_INVALID'],
    [{ status: 200, body: { value: '' } }, 'E_TOKEN_INVALID'],
    [{ status: 200, body: { value: 1 } }, 'E_TOKEN_INVALID'],
    [{ status: 200, body: { value: 'a b' } }, 'E_TOKEN_INVALID'],
    [{ status: 200, body: '<html>log in</html>' }, 'E_RESPONSE_INVALID'],
    [{ status: 200, body: { value: 'opaque' } }, 'E_OIDC_INVALID'],
    [{ status: 429, headers: { 'retry-after': '86400' } }, 'E_RATE_LIMITED'],
  ] as const)('D14: the answer %j is the error %s', async (answer, code) => {
    const { env } = await github([answer]);
    expect((await refusal(env)).code).toBe(code);
  });

  it('D14: 500 for ever is told as a passing fault', async () => {
    const { env } = await github(Array.from({ length: 9 }, () => ({ status: 500 })));
    expect(await refusal(env)).toMatchObject({ code: 'E_SERVER_UNAVAILABLE', exit: 75 });
  });

  it.each([
    [{ aud: 'somebody-else' }, 'E_OIDC_AUDIENCE'],
    [{ aud: ['a', 'b'] }, 'E_OIDC_AUDIENCE'],
    [{ aud: 7 }, 'E_OIDC_AUDIENCE'],
    [{ exp: 1_000_000_000 }, 'E_OIDC_EXPIRED'],
  ])('D14: a token that says %j is sent nowhere: %s', async (claims, code) => {
    const { env } = await github([], claims);
    expect((await refusal(env)).code).toBe(code);
  });

  it('an audience among several is enough', async () => {
    const { env } = await github([], { aud: ['other', AUDIENCE] });
    await expect(idToken({ audience: AUDIENCE }, context(env))).resolves.toBeDefined();
  });
});

describe('an ID token that the job was given', () => {
  it('stands in REGCRED_ID_TOKEN, in another variable, or in a file', async () => {
    const token = makeIdToken(AUDIENCE);
    const file = join(tempDir(), 'token');
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
    mayHold(file);
    for (const [env, source] of [
      [{ REGCRED_ID_TOKEN: token }, undefined],
      [{ AWS_TOKEN: token }, 'env:AWS_TOKEN'],
      [{}, `file:${file}`],
    ] as const) {
      const ctx = context(env);
      const found = await idToken({ audience: AUDIENCE, ...(source && { source }) }, ctx);
      expect(found.is(token)).toBe(true);
      expect(ctx.masks.redact(token)).not.toContain(token);
    }
  });

  it.each([
    [
      { GITLAB_CI: 'true' },
      undefined,
      'Add to the job: id_tokens: {REGCRED_ID_TOKEN: {aud: "sts.amazonaws.com"}}',
    ],
    [
      { GITLAB_CI: 'true' },
      'env:AWS_TOKEN',
      'Add to the job: id_tokens: {AWS_TOKEN: {aud: "sts.amazonaws.com"}}',
    ],
    [
      { BUILD_TAG: 'jenkins-app-12' },
      undefined,
      'withCredentials([string(credentialsId: "…", variable: "REGCRED_ID_TOKEN")])',
    ],
    [{}, undefined, 'Put a token for the audience sts.amazonaws.com there'],
    [{ GITHUB_ACTIONS: 'true' }, 'env:MINE', 'Put a token for the audience sts.amazonaws.com there'],
  ])('%j: one that is not there (%s) is told with the lines to add', async (env, source, lines) => {
    const error = await refusal(env as Record<string, string>, source);
    expect(error.code).toBe('E_OIDC_MISSING');
    expect(error.hint).toContain(lines);
  });

  it.each([
    [{ GITLAB_CI: 'true' }, 'Write aud: "sts.amazonaws.com" under id_tokens.'],
    [{ BUILD_TAG: 'jenkins-app-12' }, 'Set sts.amazonaws.com as audience of the credential.'],
  ])('%j: one for another audience is told with the line to correct', async (env, cure) => {
    const error = await refusal({ ...env, REGCRED_ID_TOKEN: makeIdToken('https://gitlab.com') } as Record<
      string,
      string
    >);
    expect(error.toString()).toContain(
      'The ID token is for https://gitlab.com, and sts.amazonaws.com is needed.',
    );
    expect(error.hint).toBe(cure);
  });

  it('which is no JWT is told without a word of it', async () => {
    const error = await refusal({ REGCRED_ID_TOKEN: canary() });
    expect(error.code).toBe('E_OIDC_INVALID');
  });
});
