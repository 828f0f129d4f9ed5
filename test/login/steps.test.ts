import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startRegistry, type FakeRegistry } from '../fakes/registry.js';
import { createIssuer } from '../fakes/token-server.js';
import { canary, mayHold, observe } from '../redaction/oracle.js';
import { job } from './job.js';

const servers: FakeRegistry[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A registry that knows these users. */
async function registry(users: Record<string, string>): Promise<FakeRegistry> {
  const server = await startRegistry({ auth: { kind: 'basic', users } });
  servers.push(server);
  return server;
}

/** One with a token server, where Buildx reads logins with a scope. */
async function tokenRegistry(users: Record<string, string>): Promise<FakeRegistry> {
  const server = await startRegistry({ auth: { kind: 'bearer', issuer: createIssuer({ users }) } });
  servers.push(server);
  return server;
}

const pair = (username: string, password: string) => ({
  auth: Buffer.from(`${username}:${password}`).toString('base64'),
});

describe('several login steps of one job', () => {
  it('a post step leaves the login that another step wants to keep', async () => {
    const [first, second] = [canary(), canary()];
    const { host } = await registry({ u: first, v: second });
    const { step, auths } = job();
    const inputs = { registry: host, client: 'file' };
    const kept = step({ ...inputs, username: 'u', password: first, logout: 'false' });
    const ended = step({ ...inputs, username: 'v', password: second });
    await kept.login();
    await ended.login();
    expect(auths()).toEqual({ [host]: pair('v', second) });
    await ended.post();
    expect(auths()).toEqual({ [host]: pair('u', first) });
    await kept.post();
    expect(auths()).toEqual({ [host]: pair('u', first) });
  });

  it('the logout action ends them all', async () => {
    const [first, second] = [canary(), canary()];
    const { host } = await registry({ u: first, v: second });
    const { step, auths } = job();
    const inputs = { registry: host, client: 'file' };
    await step({ ...inputs, username: 'u', password: first }).login();
    await step({ ...inputs, username: 'v', password: second }).login();
    expect(await step(inputs).logout()).toBe(true);
    expect(auths()).toEqual({});
  });
});

describe('a login for one repository', () => {
  it('leaves no file, which Buildx would take for the login of that repository', async () => {
    const password = canary();
    const { host } = await tokenRegistry({ u: password });
    const { step, dir } = job();
    const file = join(dir, '.docker/buildx/config', host, 'team/app/config.json');
    mayHold(file);
    mayHold(`${file}.regcred`);
    const inputs = { registry: host, client: 'file', username: 'u', password, scope: 'team/app' };
    const steps = [step(inputs), step(inputs)];
    for (const one of steps) await one.login();
    for (const one of steps) {
      expect(existsSync(file)).toBe(true);
      await one.post();
    }
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it('leaves a file that was there before, also when it was empty', async () => {
    const password = canary();
    const { host } = await registry({ u: password });
    const { step, path } = job({ auths: {} });
    const one = step({ registry: host, client: 'file', username: 'u', password });
    await one.login();
    await one.post();
    expect(existsSync(path)).toBe(true);
  });
});

describe('the logout action', () => {
  it('A21: does not take a typing error for Docker Hub', async () => {
    const { step } = job();
    await expect(step({ registy: 'ghcr.io' }).logout()).rejects.toMatchObject({ code: 'E_INPUT_UNKNOWN' });
  });
});

describe('a docker folder of the job’s own', () => {
  const isolated = { client: 'file', isolate: 'true' };

  it('gives later post steps the user’s folder back when it goes', async () => {
    const password = canary();
    const { host } = await registry({ u: password });
    const { step, variables } = job({ auths: {} });
    const one = step({ ...isolated, registry: host, username: 'u', password });
    await one.login();
    const folder = variables['DOCKER_CONFIG'] ?? '';
    mayHold(join(folder, 'config.json'));
    mayHold(join(folder, 'config.json.regcred'));
    expect(variables['REGISTRY_AUTH_FILE']).toBe(join(folder, 'auth.json'));
    await one.post();
    expect(existsSync(folder)).toBe(false);
    const { DOCKER_CONFIG, BUILDX_CONFIG, REGISTRY_AUTH_FILE } = variables;
    expect([DOCKER_CONFIG, BUILDX_CONFIG, REGISTRY_AUTH_FILE]).toEqual(['', '', '']);
  });

  it('goes also when the step failed before its first login', async () => {
    const { step, tempDir } = job({ auths: { 'a.example.com': pair('u', canary()) } });
    const one = step({ ...isolated, registry: 'not a host', username: 'u', password: canary() });
    await expect(one.login()).rejects.toMatchObject({ code: 'E_REGISTRY_INVALID' });
    await one.post();
    expect(readdirSync(tempDir)).toEqual([]);
  });

  it('goes also when one of the journals cannot be read', async () => {
    const password = canary();
    const { host } = await registry({ u: password });
    const { step, variables } = job({ auths: {} });
    const one = step({ ...isolated, registry: host, username: 'u', password });
    await one.login();
    const folder = variables['DOCKER_CONFIG'] ?? '';
    writeFileSync(join(folder, 'config.json.regcred'), '{');
    await expect(one.post()).rejects.toMatchObject({ code: 'E_JOURNAL_INVALID' });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('what a killed login has left', () => {
  it('C16: is removed by the next login, and what a living process uses is not', async () => {
    const password = canary();
    const { host } = await registry({ u: password });
    const { step, tempDir } = job();
    // No process has a number so high (Linux, /proc/sys/kernel/pid_max).
    const [dead, alive] = ['regcred-work-99999999-a', `regcred-work-${process.pid}-b`];
    for (const name of [dead, alive]) mkdirSync(join(tempDir, name));
    await step({ registry: host, client: 'file', username: 'u', password }).login();
    expect(readdirSync(tempDir)).toEqual([alive]);
  });
});

describe('podman beside docker', () => {
  const login = async (prepare: (dir: string) => Record<string, string>, more = {}) => {
    const password = canary();
    const { host } = await tokenRegistry({ u: password });
    const { step, dir, variables } = job();
    mkdirSync(join(dir, 'run/containers'), { recursive: true });
    const DOCKER_CONFIG = join(dir, 'other');
    Object.assign(variables, { XDG_RUNTIME_DIR: join(dir, 'run'), DOCKER_CONFIG, ...prepare(dir) });
    for (const folder of [DOCKER_CONFIG, join(DOCKER_CONFIG, 'buildx/config', host, 'team/app')]) {
      mayHold(join(folder, 'config.json'));
      mayHold(join(folder, 'config.json.regcred'));
    }
    const before = variables['REGISTRY_AUTH_FILE'];
    await step({ registry: host, client: 'file', username: 'u', password, ...more }).login();
    const after = variables['REGISTRY_AUTH_FILE'];
    return { before, after, file: join(DOCKER_CONFIG, 'config.json') };
  };

  it('is told of a docker folder that it would not find', async () => {
    const { after, file } = await login(() => ({}));
    expect(after).toBe(file);
  });

  it('keeps the file of its own that a variable names', async () => {
    const { before, after } = await login((dir) => ({ REGISTRY_AUTH_FILE: join(dir, 'mine.json') }));
    expect(after).toBe(before);
  });

  it('keeps the logins it has in its usual file', async () => {
    const { after } = await login((dir) => {
      writeFileSync(join(dir, 'run/containers/auth.json'), '{"auths":{}}');
      return {};
    });
    expect(after).toBeUndefined();
  });

  it('is not led to a file for one repository only', async () => {
    const { after } = await login(() => ({}), { scope: 'team/app' });
    expect(after).toBeUndefined();
  });
});

describe('a user name that is the secret itself', () => {
  it('is no output and stands on no page', async () => {
    const token = `dop_v1_${canary()}`;
    const { host } = await registry({ [token]: token });
    const { step, outputs, pages } = job();
    await step({ registry: host, client: 'file', username: token, password: token }).login();
    expect(outputs['username']).toBe('');
    // As the page shows it: a backslash before punctuation is not seen.
    observe('the page', pages.join().replaceAll('\\', ''));
    expect(pages.join()).toContain(host);
  });
});

describe('the deadline', () => {
  it('holds for the client that asks by itself, and for the diagnosis after it', async () => {
    const server = await startRegistry({ fault: () => 'hang' });
    servers.push(server);
    const { step } = job();
    const inputs = {
      registry: server.host,
      client: 'file',
      username: 'u',
      password: canary(),
      timeout: '2s',
    };
    const start = performance.now();
    await expect(step(inputs).login()).rejects.toMatchObject({ code: 'E_TIMEOUT', exit: 75 });
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('leaves time for a second attempt when a client hangs', async () => {
    const password = canary();
    const { host } = await registry({ u: password });
    const times: number[] = [];
    const { step, path } = job(undefined, {
      exec: (_command, _args, { timeout }) => {
        times.push(timeout);
        return Promise.resolve({ kind: 'killed', by: 'SIGTERM', timedOut: true });
      },
    });
    const inputs = { registry: host, username: 'u', password, timeout: '5m' };
    await expect(step(inputs).login()).rejects.toMatchObject({ code: 'E_TIMEOUT' });
    expect(times.length).toBeGreaterThan(1);
    expect(Math.max(...times)).toBeLessThanOrEqual(150_000);
    expect(existsSync(dirname(path))).toBe(false);
  });
});

describe('a fault of our own in one of several logins', () => {
  it('ends the step only when the logins beside it have ended, and tells of those', async () => {
    const password = canary();
    const [{ host }, other] = await Promise.all([registry({ u: password }), registry({})]);
    const { step, outputs, context } = job();
    const ctx = context();
    const send: typeof ctx.http.send = (request) =>
      request.url.host === other.host ? Promise.reject(new TypeError('a fault')) : ctx.http.send(request);
    const list = [host, other.host].map(
      (name) => `- {registry: "${name}", username: u, password: "${password}"}`,
    );
    const one = step({ 'registry-auth': list.join('\n'), client: 'file' });
    await expect(one.login({ ...ctx, http: { send } })).rejects.toBeInstanceOf(TypeError);
    expect(outputs['registry']).toBe(host);
  });
});
