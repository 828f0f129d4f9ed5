import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HUB_KEY } from '../../src/login/auth-file/auth-key.js';
import { mergeLogin } from '../../src/login/auth-file/merge-login.js';
import { removeLogin } from '../../src/login/auth-file/remove-login.js';
import { docker } from '../../src/login/clients/docker.js';
import { target } from '../login/clients/target.js';
import { fakeHelper } from '../login/auth-file/fake-helper.js';
import { mayHold, observe } from '../redaction/oracle.js';
import { startRegistry, type RunningRegistry } from './docker-registry.js';
import { logIn, realJob, run } from './log-in.js';
import { needs } from './programs.js';

const PASSWORD = `p w$1"'\\%0A&ü`;

describe.runIf(needs('docker', 'docker-registry', 'skopeo'))('docker and a real registry', () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ auth: { kind: 'htpasswd', users: { u: PASSWORD, v: PASSWORD } } });
  });
  afterAll(() => registry.stop());

  const auths = (path: string) =>
    existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as { auths: Record<string, { auth: string }> }).auths
      : {};
  const decoded = (path: string) => {
    const entries = Object.entries(auths(path)).map(([key, { auth }]) => [
      key,
      Buffer.from(auth, 'base64').toString(),
    ]);
    return Object.fromEntries(entries) as Record<string, string>;
  };

  it('log in with a password of every kind of character, and another program can use it', async () => {
    const ctx = realJob();
    const path = docker.authFile(ctx);
    const record = await logIn(docker, registry.host, 'u', PASSWORD, ctx);
    expect(decoded(path)).toEqual({ [registry.host]: `u:${PASSWORD}` });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const list = ['list-tags', '--tls-verify=false', `docker://${registry.host}/none`];
    // Let in, the registry says that it does not know the repository.
    expect((await run(ctx, 'skopeo', ...list)).text).toMatch(/404|name unknown/i);
    expect(await removeLogin(record, ctx)).toBe('removed');
    expect((await run(ctx, 'skopeo', ...list)).text).toMatch(/unauthorized|authentication required/i);
    observe('registry log', registry.log());
  });

  it('a wrong password is refused, and nothing is written', async () => {
    const ctx = realJob();
    const outcome = await docker.login(target(registry.host, 'u', 'wrong'), ctx);
    expect(outcome).toMatchObject({ kind: 'failed', exitCode: 1 });
    expect(outcome.kind === 'failed' && outcome.words).toContain('401 Unauthorized');
  });

  it('H8: Docker Hub’s canonical key is gone after logout, where docker logout docker.io leaves it', async () => {
    const ctx = realJob();
    const path = docker.authFile(ctx);
    mayHold(path);
    mayHold(`${path}.regcred`);
    const record = await mergeLogin(path, HUB_KEY, { auth: 'dTpw' }, 'job', ctx);
    expect((await run(ctx, 'docker', 'logout', 'docker.io')).code).toBe(0);
    expect(Object.keys(auths(path))).toEqual([HUB_KEY]);
    expect(await removeLogin(record, ctx)).toBe('removed');
    expect(auths(path)).toEqual({});
  });

  it('C14: an earlier login by docker itself comes back', async () => {
    const ctx = realJob();
    const path = docker.authFile(ctx);
    mayHold(path);
    const by = await ctx.exec('docker', ['login', '-u', 'v', '--password-stdin', registry.host], {
      ...{ env: ctx.env, input: PASSWORD, timeout: 30_000 },
    });
    expect(by).toMatchObject({ kind: 'exited', code: 0 });
    const record = await logIn(docker, registry.host, 'u', PASSWORD, ctx);
    expect(decoded(path)).toEqual({ [registry.host]: `u:${PASSWORD}` });
    expect(await removeLogin(record, ctx)).toBe('restored');
    expect(decoded(path)).toEqual({ [registry.host]: `v:${PASSWORD}` });
  });

  it('C8: 20 logins to 20 registries at once leave 20 entries, and docker keeps what it does not know', async () => {
    const ctx = realJob();
    const path = docker.authFile(ctx);
    const open = Array.from({ length: 20 }, (_, i) =>
      startRegistry({ address: `127.0.1.${i + 1}`, auth: { kind: 'htpasswd', users: { u: `pw-${i}` } } }),
    );
    const registries = await Promise.all(open);
    try {
      mkdirSync(dirname(path));
      writeFileSync(path, '{"unknown":12345678901234567890}');
      const logins = registries.map(({ host }, i) => logIn(docker, host, 'u', `pw-${i}`, ctx));
      const records = await Promise.all(logins);
      expect(decoded(path)).toEqual(Object.fromEntries(registries.map(({ host }, i) => [host, `u:pw-${i}`])));
      expect(readFileSync(path, 'utf8')).toContain('12345678901234567890');
      const removals = await Promise.all(records.map((record) => removeLogin(record, ctx)));
      expect(new Set(removals)).toEqual(new Set(['removed']));
      expect(auths(path)).toEqual({});
    } finally {
      await Promise.all(registries.map((one) => one.stop()));
    }
  }, 180_000);

  it('C10: docker finds the login that went to the user’s credential helper', async () => {
    const helper = fakeHelper('fake');
    const ctx = realJob({ PATH: helper.path });
    const path = docker.authFile(ctx);
    mkdirSync(dirname(path));
    writeFileSync(path, '{"credsStore":"fake"}');
    const record = await logIn(docker, registry.host, 'u', PASSWORD, ctx);
    expect(record.helper).toBe('fake');
    expect(helper.read()).toEqual({ [registry.host]: { Username: 'u', Secret: PASSWORD } });
    const inspect = ['manifest', 'inspect', '--insecure', `${registry.host}/none`];
    expect((await run(ctx, 'docker', ...inspect)).text).toContain('no such manifest');
    expect(await removeLogin(record, ctx)).toBe('removed');
    expect(helper.read()).toEqual({});
    expect((await run(ctx, 'docker', ...inspect)).text).toContain('no basic auth credentials');
  });

  it('with a helper on PATH that nobody has chosen, the login stays in the file', async () => {
    const helper = fakeHelper('secretservice');
    const ctx = realJob({ PATH: helper.path });
    await logIn(docker, registry.host, 'u', PASSWORD, ctx);
    expect(helper.read()).toEqual({});
    expect(Object.keys(auths(docker.authFile(ctx)))).toEqual([registry.host]);
  });

  it('docker reads the file where a helper that cannot store was led around', async () => {
    const helper = fakeHelper('fake', 'read-only');
    const ctx = realJob({ PATH: helper.path });
    const path = docker.authFile(ctx);
    mkdirSync(dirname(path));
    writeFileSync(path, '{"credsStore":"fake"}');
    await logIn(docker, registry.host, 'u', PASSWORD, ctx);
    const inspect = ['manifest', 'inspect', '--insecure', `${registry.host}/none`];
    expect((await run(ctx, 'docker', ...inspect)).text).toContain('no such manifest');
  });
});
