import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exec as realExec } from '../../../src/context/exec.js';
import type { Context, Exec } from '../../../src/context/context.js';
import { createMasks } from '../../../src/context/masks.js';
import { docker } from '../../../src/login/clients/docker.js';
import { createRedactor } from '../../../src/secret/redactor.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';
import { canary, observe, tempDir } from '../../redaction/oracle.js';
import { fakeDocker, working } from './fake-docker.js';
import { jobVariables, target } from './target.js';

function job(script: string, env: Record<string, string> = {}, exec: Exec = realExec) {
  const fake = fakeDocker(script);
  const ctx = testContext({
    env: jobVariables({ PATH: fake.path, ...env }),
    exec,
    masks: createMasks(
      createRedactor(),
      () => {},
      () => {},
    ),
  });
  return { ctx, seen: fake.seen };
}

/** As the use case does it: the secret is masked before any client runs. */
function logIn(ctx: Context, ...[host, username, secret, over]: Parameters<typeof target>) {
  ctx.masks.add(new Secret(secret), username);
  return docker.login(target(host, username, secret, over), ctx);
}

const decode = (auth: unknown) => Buffer.from(String(auth), 'base64').toString();

describe('the docker client', () => {
  it('hands over the secret on standard input, never on the command line or in the environment', async () => {
    const secret = canary();
    const { ctx, seen } = job(working, { INPUT_PASSWORD: secret, TOKEN: secret, KEPT: 'yes' });
    const outcome = await logIn(ctx, 'ghcr.io', 'u', secret);
    expect(outcome).toMatchObject({ kind: 'stored' });
    expect(seen().argv).toEqual(['login', '--username=u', '--password-stdin', 'ghcr.io']);
    expect(seen().stdin).toBe(secret);
    expect(seen().env).toContain('KEPT=yes');
    expect(seen().env).not.toContain(secret);
  });

  it('A10: names no registry for Docker Hub, and finds the login under its canonical key', async () => {
    const { ctx, seen } = job(working);
    const outcome = await logIn(ctx, 'docker.io', 'u', canary());
    expect(outcome.kind).toBe('stored');
    expect(seen().argv).toEqual(['login', '--username=u', '--password-stdin']);
  });

  it.each(['--password-stdin', '-u', '--config=/etc', '$(id)', 'a b'])(
    'A2: the user %j is data',
    async (user) => {
      const { ctx, seen } = job(working);
      const outcome = await logIn(ctx, 'ghcr.io', user, canary());
      expect(outcome.kind).toBe('stored');
      expect(seen().argv[1]).toBe(`--username=${user}`);
    },
  );

  it.each(['a:b:c', 'p "w" \\ \'$x', '%0A%25', 'grün ☃', 'inner\nline'])(
    'A4: %j arrives and is read back',
    async (text) => {
      const { ctx, seen } = job(working);
      const outcome = await logIn(ctx, 'ghcr.io', 'u', text);
      expect(outcome.kind === 'stored' && decode(outcome.entry.auth)).toBe(`u:${text}`);
      expect(seen().stdin).toBe(text);
    },
  );

  it('A4: a password that docker trims is E_LOGIN_MISMATCH', async () => {
    const { ctx } = job('read_password; store "$user:$(echo $password)"');
    const result = logIn(ctx, 'ghcr.io', 'u', ` ${canary()} `);
    await expect(result).rejects.toMatchObject({ code: 'E_LOGIN_MISMATCH' });
  });

  it('runs on a private file of 0600 with the settings it needs and without helpers', async () => {
    const { ctx, seen } = job(working, { DOCKER_AUTH_CONFIG: '{"auths":{}}' });
    const settings = {
      ...{ proxies: { default: {} }, HttpHeaders: { a: 'b' }, currentContext: 'far' },
      ...{ credsStore: 'x', auths: { other: { auth: 'secret' } } },
    };
    const login = target('ghcr.io', 'u', canary(), { settings });
    await docker.login(login, ctx);
    expect(seen().seed).toEqual({
      ...{ auths: { 'ghcr.io': {} } },
      ...{ proxies: { default: {} }, HttpHeaders: { a: 'b' }, currentContext: 'far' },
    });
    expect(seen().ls).toMatch(/^-rw-------.* config\.json$/m);
    expect(seen().ls).toContain(`contexts -> ${join(String(ctx.env['HOME']), '.docker/contexts')}`);
    expect(seen().env).toContain(`DOCKER_CONFIG=${login.workDir}\n`);
    expect(seen().env).not.toContain('DOCKER_AUTH_CONFIG');
  });

  it('keeps its private folder when the password is a part of that folder’s path', async () => {
    const { ctx, seen } = job(working);
    const login = target('ghcr.io', 'u', 'regcred-test');
    ctx.masks.add(login.credential.secret);
    expect((await docker.login(login, ctx)).kind).toBe('stored');
    expect(seen().env).toContain(`DOCKER_CONFIG=${login.workDir}\n`);
  });

  it('keeps the certificates for the daemon where they are', async () => {
    const { ctx, seen } = job(working, { DOCKER_TLS_VERIFY: '1' });
    await logIn(ctx, 'ghcr.io', 'u', canary());
    expect(seen().env).toContain(`DOCKER_CERT_PATH=${join(String(ctx.env['HOME']), '.docker')}\n`);
  });
});

describe('what docker’s end means', () => {
  it('H1: no docker on PATH is E_CLIENT_NOT_FOUND, with the way out', async () => {
    const ctx = testContext({ env: jobVariables({ PATH: tempDir() }), exec: realExec });
    const result = logIn(ctx, 'ghcr.io', 'u', canary());
    await expect(result).rejects.toMatchObject({
      code: 'E_CLIENT_NOT_FOUND',
      hint: expect.stringContaining('client: file') as string,
    });
  });

  it.each([
    ['exit 1 without a word', 'read_password; exit 1', { exitCode: 1, words: '' }],
    ['exit 1 after it has stored', 'read_password; store "$user:$password"; exit 1', { exitCode: 1 }],
    ['a signal', 'kill -9 $$', { exitCode: 'SIGKILL', words: '' }],
  ])('H2: %s is a failure', async (_, script, outcome) => {
    const { ctx } = job(script);
    const result = await logIn(ctx, 'ghcr.io', 'u', canary());
    expect(result).toMatchObject({ kind: 'failed', ...outcome });
    expect(ctx.lines.join()).not.toContain('Succeeded');
  });

  it('H3: exit 0 with warnings is a success, and the warnings are shown redacted and harmless', async () => {
    const secret = canary();
    const { ctx } = job(`${working}; echo "odd $password ::add-mask::x" >&2
      echo "WARNING! Your credentials are stored unencrypted in '/x'." >&2
      echo 'time="x" level=info msg="trying next endpoint"' >&2`);
    const outcome = await logIn(ctx, 'ghcr.io', 'u', secret);
    expect(outcome.kind).toBe('stored');
    expect(ctx.lines).toEqual(['warning: docker: odd *** : :add-mask: :x']);
  });

  it('H4: one that hangs is ended, and that is E_TIMEOUT', async () => {
    const { ctx } = job('trap "" TERM; exec sleep 60');
    const result = logIn(ctx, 'ghcr.io', 'u', canary(), { timeout: 200 });
    await expect(result).rejects.toMatchObject({ code: 'E_TIMEOUT', exit: 75 });
  });

  it('H5: one that ends before it has read its input is judged by its exit code', async () => {
    const { ctx } = job('echo "Error: no such host" >&2; exit 1');
    const result = await logIn(ctx, 'ghcr.io', 'u', 'x'.repeat(1 << 20));
    expect(result).toEqual({ kind: 'failed', exitCode: 1, words: 'Error: no such host' });
  });

  it.each([
    ['nothing', 'read_password'],
    ['an entry for another registry', 'read_password; key=other.example.com; store "$user:$password"'],
    ['another password', 'read_password; store "$user:other"'],
    ['another user', 'read_password; store "other:$password"'],
    ['a pair without a colon', 'read_password; store "$user"'],
  ])('H6: exit 0 with %s in the file is E_LOGIN_MISMATCH', async (_, script) => {
    const { ctx } = job(script);
    const secret = canary();
    const error: unknown = await logIn(ctx, 'ghcr.io', 'u', secret).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'E_LOGIN_MISMATCH' });
    observe('error', String(error));
  });

  it('H7: an identity token in place of the password is a success, and is masked', async () => {
    const token = canary();
    const { ctx } = job(
      `read_password; printf '{"auths":{"ghcr.io":{"auth":"dTo=","identitytoken":"${token}"}}}' > "$DOCKER_CONFIG/config.json"`,
    );
    const outcome = await logIn(ctx, 'ghcr.io', 'u', canary());
    expect(outcome).toEqual({ kind: 'stored', entry: { auth: 'dTo=', identitytoken: token } });
    expect(ctx.masks.redact(`x${token}x`)).toBe('x***x');
  });

  it('E4: the last line on stderr is what is passed on, redacted and harmless', async () => {
    const secret = canary();
    const { ctx } = job(
      `read_password; echo first >&2; printf 'unauthorized: %s ##[error]x\\r\\n' "$password" >&2; exit 1`,
    );
    const outcome = await logIn(ctx, 'ghcr.io', 'u', secret);
    expect(outcome).toEqual({ kind: 'failed', exitCode: 1, words: 'unauthorized: *** # #[error]x' });
  });

  it('a cancelled job ends with its own reason', async () => {
    const stop = new AbortController();
    const exec: Exec = () => {
      stop.abort(new Error('cancelled'));
      return Promise.resolve({ kind: 'killed', by: 'SIGTERM', timedOut: false });
    };
    const ctx = testContext({ env: jobVariables(), exec, signal: stop.signal });
    await expect(logIn(ctx, 'ghcr.io', 'u', canary())).rejects.toThrow('cancelled');
  });
});

describe('C15: DOCKER_AUTH_CONFIG', () => {
  it.each([
    ['ghcr.io', '{"auths":{"https://ghcr.io/v2/":{"auth":"x"}}}', true],
    ['docker.io', '{"auths":{"https://index.docker.io/v1/":{}}}', true],
    ['docker.io', '{"auths":{"docker.io":{}}}', true],
    ['ghcr.io', '{"auths":{"other.example.com":{}}}', false],
    ['ghcr.io', 'not JSON ghcr.io', false],
  ])('for %s with %s: a warning that it wins: %s', async (host, value, warns) => {
    const { ctx } = job(working, { DOCKER_AUTH_CONFIG: value });
    await logIn(ctx, host, 'u', canary());
    expect(ctx.lines.some((line) => line.includes('DOCKER_AUTH_CONFIG'))).toBe(warns);
  });
});
