import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeLogin } from '../../src/login/auth-file/remove-login.js';
import { buildah } from '../../src/login/clients/buildah.js';
import { docker } from '../../src/login/clients/docker.js';
import { nerdctl } from '../../src/login/clients/nerdctl.js';
import { podman } from '../../src/login/clients/podman.js';
import { target } from '../login/clients/target.js';
import { mayHold } from '../redaction/oracle.js';
import { startRegistry, type RunningRegistry } from './docker-registry.js';
import { logIn, realJob, run } from './log-in.js';
import { needs, type Program } from './programs.js';

const PASSWORD = `p w$1"'\\%0A&ü`;
const readers = ['podman', 'buildah', 'skopeo'] as const;

describe.runIf(needs('docker-registry', ...readers))('podman, buildah and a real registry', () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ auth: { kind: 'htpasswd', users: { u: PASSWORD } } });
  });
  afterAll(() => registry.stop());

  it.each([podman, buildah])('$id logs in, all three read it, and none after logout', async (client) => {
    const ctx = realJob();
    const record = await logIn(client, registry.host, 'u', PASSWORD, ctx);
    expect(statSync(client.authFile(ctx)).mode & 0o777).toBe(0o600);
    const login = (reader: Program) => run(ctx, reader, 'login', '--get-login', registry.host);
    for (const reader of readers) {
      expect(await login(reader)).toMatchObject({ code: 0, text: expect.stringMatching(/^u$/m) as string });
    }
    const list = ['list-tags', '--tls-verify=false', `docker://${registry.host}/none`];
    expect((await run(ctx, 'skopeo', ...list)).text).toMatch(/404|name unknown/i);
    expect(await removeLogin(record, ctx)).toBe('removed');
    for (const reader of readers) expect((await login(reader)).text).toContain('not logged into');
    expect((await run(ctx, 'skopeo', ...list)).text).toMatch(/unauthorized|authentication required/i);
  });

  it.each([podman, buildah])('$id: a wrong password is refused', async (client) => {
    const outcome = await client.login(target(registry.host, 'u', 'wrong', {}, 'podman'), realJob());
    expect(outcome).toMatchObject({ kind: 'failed', exitCode: 125 });
  });

  it('a login for a path of the registry stands under that path', async () => {
    const ctx = realJob();
    const key = `${registry.host}/team/app`;
    const outcome = await podman.login(target(registry.host, 'u', PASSWORD, { key }, 'podman'), ctx);
    expect(outcome.kind).toBe('stored');
  });

  it('podman logs in although docker’s file holds an identity token for the registry', async () => {
    const ctx = realJob();
    const path = docker.authFile(ctx);
    mkdirSync(dirname(path));
    writeFileSync(path, JSON.stringify({ auths: { [registry.host]: { auth: 'dTo=', identitytoken: 'x' } } }));
    await logIn(podman, registry.host, 'u', PASSWORD, ctx);
    expect(readFileSync(podman.authFile(ctx), 'utf8')).toContain(registry.host);
  });

  it('all three read what was merged into docker’s file', async () => {
    const ctx = realJob();
    const record = await logIn({ ...podman, authFile: docker.authFile }, registry.host, 'u', PASSWORD, ctx);
    for (const reader of readers) {
      expect((await run(ctx, reader, 'login', '--get-login', registry.host)).text).toMatch(/^u$/m);
    }
    expect(await removeLogin(record, ctx)).toBe('removed');
  });

  it('REGISTRY_AUTH_FILE is where it says', async () => {
    const base = realJob();
    const path = join(String(base.env['HOME']), 'here/auth.json');
    mayHold(path);
    const ctx = { ...base, env: { ...base.env, REGISTRY_AUTH_FILE: path } };
    await logIn(podman, registry.host, 'u', PASSWORD, ctx);
    expect((await run(ctx, 'podman', 'login', '--get-login', registry.host)).code).toBe(0);
  });
});

describe.runIf(needs('docker-registry', 'nerdctl'))('nerdctl and a real registry', () => {
  it('logs in, uses the login from the real file, and no more after logout', async () => {
    const registry = await startRegistry({ auth: { kind: 'htpasswd', users: { u: PASSWORD } } });
    try {
      const ctx = realJob();
      const record = await logIn(nerdctl, registry.host, 'u', PASSWORD, ctx);
      // Without user and password it logs in with what its file gives it.
      expect((await run(ctx, 'nerdctl', 'login', registry.host)).code).toBe(0);
      expect(await removeLogin(record, ctx)).toBe('removed');
      expect((await run(ctx, 'nerdctl', 'login', registry.host)).code).not.toBe(0);
    } finally {
      await registry.stop();
    }
  });
});
