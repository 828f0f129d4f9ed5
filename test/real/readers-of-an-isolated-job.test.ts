import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeHelper } from '../login/auth-file/fake-helper.js';
import { mayHold, observe, tempDir } from '../redaction/oracle.js';
import { newJob } from '../scenarios/step.js';
import { startRegistry, type RunningRegistry } from './docker-registry.js';
import { find, needs } from './programs.js';

const selfHosted = { RUNNER_ENVIRONMENT: 'self-hosted' };

/** Two real registries, and a job whose later steps run real programs with what the login exported. */
describe.runIf(needs('docker', 'docker-registry', 'podman', 'buildah', 'skopeo', 'crane'))(
  'a login in the job’s own folder',
  () => {
    let [first, second] = [] as unknown as [RunningRegistry, RunningRegistry];
    const [password, other] = [`p-${Math.random()}`, `q-${Math.random()}`];
    beforeAll(async () => {
      first = await startRegistry({ auth: { kind: 'htpasswd', users: { robot: password } } });
      second = await startRegistry({
        address: '127.0.0.2',
        auth: { kind: 'htpasswd', users: { other } },
      });
    });
    afterAll(() => Promise.all([first.stop(), second.stop()]));

    function scene(env: Readonly<Record<string, string>> = {}) {
      const job = newJob({ env: { ...selfHosted, ...env } });
      const login = (client: string, more = {}) =>
        job.login({ registry: first.host, username: 'robot', password, client, ...more }, selfHosted);
      const steps = () => ({
        PATH: process.env['PATH'] ?? '',
        HOME: job.home,
        XDG_RUNTIME_DIR: join(job.home, 'run'),
        ...env,
        ...job.exported,
      });
      const run = (program: string, ...args: string[]) => runProgram(program, args, steps());
      return { job, login, run };
    }

    /** What each program says of a repository that does not exist: 404 once the login counts, else 401. */
    const asks: Readonly<Record<string, (host: string) => readonly string[]>> = {
      podman: (host) => ['podman', 'search', '--tls-verify=false', '--list-tags', `${host}/none`],
      skopeo: (host) => ['skopeo', 'list-tags', '--tls-verify=false', `docker://${host}/none`],
      crane: (host) => ['crane', 'ls', '--insecure', `${host}/none`],
    };
    const counts = async (run: ReturnType<typeof scene>['run'], reader: string, host: string) => {
      const [program = '', ...args] = asks[reader]?.(host) ?? [];
      const { text } = await run(program, ...args);
      return /404|name unknown|NAME_UNKNOWN|repository name not known/i.test(text) ? 'in' : text;
    };
    const pair = (user: string, secret: string) => ({
      auth: Buffer.from(`${user}:${secret}`).toString('base64'),
    });

    it.each(['docker', 'podman', 'buildah', 'file'])(
      'L2: by %s is read by podman and skopeo, and what they had before still is',
      async (client) => {
        const { job, login, run } = scene();
        const own = join(job.home, 'run/containers');
        mkdirSync(own, { recursive: true });
        const text = JSON.stringify({ auths: { [second.host]: pair('other', other) } });
        writeFileSync(join(own, 'auth.json'), text, { mode: 0o600 });
        expect(await login(client)).toContain('Logged in to');
        for (const reader of ['podman', 'skopeo']) {
          expect([reader, await counts(run, reader, first.host)]).toEqual([reader, 'in']);
          expect([reader, await counts(run, reader, second.host)]).toEqual([reader, 'in']);
        }
        expect(await job.post({}, selfHosted)).toContain('exit code 0');
        expect(readFileSync(join(own, 'auth.json'), 'utf8')).toBe(text);
      },
      60_000,
    );

    it('L7: is not in the machine’s helper, so the end of one job leaves another’s login', async () => {
      const helper = fakeHelper('keychain');
      const env = { PATH: helper.path };
      const [one, two] = [scene(env), scene(env)];
      for (const { job } of [one, two]) job.writeConfig({ auths: {}, credsStore: 'keychain' });
      expect(await one.login('docker')).toContain('stored in');
      expect(await two.login('docker')).toContain('stored in');
      expect(helper.read()).toEqual({});
      expect(await one.job.post({}, selfHosted)).toContain('exit code 0');
      for (const reader of ['crane', 'podman', 'skopeo']) {
        expect([reader, await counts(two.run, reader, first.host)]).toEqual([reader, 'in']);
      }
    }, 60_000);

    it.each([
      ['keeps nothing', 'forgets'],
      ['only reads', 'read-only'],
    ] as const)(
      'L5, L6: beside a store that %s is read by every program, without isolation',
      async (_name, habit) => {
        const helper = fakeHelper('ecr-login', habit);
        const { job, login, run } = scene({ PATH: helper.path });
        const text = '{"auths":{},"credsStore":"ecr-login"}';
        job.writeConfig({ auths: {}, credsStore: 'ecr-login' });
        writeFileSync(join(job.home, '.docker/config.json'), text);
        expect(await login('docker', { isolate: 'false' })).toContain('Logged in to');
        for (const reader of ['crane', 'podman', 'skopeo']) {
          expect([reader, await counts(run, reader, first.host)]).toEqual([reader, 'in']);
        }
        expect(await job.post({}, selfHosted)).toContain('exit code 0');
        expect(readFileSync(join(job.home, '.docker/config.json'), 'utf8')).toBe(text);
      },
      60_000,
    );

    it('L13: copies a config.json that is a link to another owner’s file', async () => {
      const { job, login, run } = scene();
      const elsewhere = join(tempDir(), 'shared.json');
      writeFileSync(elsewhere, JSON.stringify({ auths: { [second.host]: pair('other', other) } }));
      mayHold(elsewhere);
      chmodSync(elsewhere, 0o644);
      mkdirSync(join(job.home, '.docker'), { recursive: true });
      symlinkSync(elsewhere, join(job.home, '.docker/config.json'));
      expect(await login('docker')).toContain('Logged in to');
      expect(await counts(run, 'crane', first.host)).toBe('in');
      expect(await counts(run, 'crane', second.host)).toBe('in');
    }, 60_000);

    it('L30: a docker that is podman logs in twice in one job, and nothing stays', async () => {
      const bin = tempDir();
      writeFileSync(join(bin, 'docker'), `#!/bin/sh\nexec ${find('podman') ?? 'podman'} "$@"\n`);
      chmodSync(join(bin, 'docker'), 0o755);
      const { job, login } = scene({ PATH: `${bin}:${process.env['PATH'] ?? ''}` });
      const tls = { registry: `http://${first.host}` };
      expect(await login('podman')).toContain('Logged in to');
      const ofFirst = { ...job.state };
      // podman asks for https even on loopback, and its emulation of docker takes no flag for it.
      expect(await login('docker', tls)).toMatch(/E_CLIENT_FAILED|Logged in to/);
      expect(await job.post({}, selfHosted)).toContain('exit code 0');
      Object.assign(job.state, ofFirst);
      const folder = job.exported['DOCKER_CONFIG'] ?? '';
      expect(await job.post({}, selfHosted)).toContain('exit code 0');
      expect(existsSync(folder)).toBe(false);
    }, 60_000);
  },
);

function runProgram(program: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ readonly text: string }>((resolve) => {
    execFile(program, [...args], { env, timeout: 30_000 }, (error, stdout, stderr) => {
      const text = `${stdout}${stderr}${error ? String(error.code) : ''}`;
      observe(program, text);
      resolve({ text });
    });
  });
}
