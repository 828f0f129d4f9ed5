import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRegistry } from '../real/docker-registry.js';
import { node24 } from '../real/node24.js';
import { needs } from '../real/programs.js';
import { mayHold } from '../redaction/oracle.js';
import { withHub } from './hub.js';
import { putImage } from './images.js';
import { example, repository, withStandIns } from './stand-ins.js';
import { ends, newMachine, runOn, startWorld, type Machine, type World } from './world.js';

const ready =
  needs('docker', 'docker-registry', 'podman', 'buildah', 'skopeo', 'umoci') && node24() !== undefined;

describe.runIf(ready)('the workflows of examples/github, from dist/ against real registries', () => {
  let world: World;
  let machine: Machine;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world?.stop());
  beforeEach(() => void (machine = newMachine(world)));

  const token = () => ({ secrets: { GITHUB_TOKEN: world.password } });
  const stored = () => ({
    secrets: { REGISTRY_PASSWORD: world.password },
    vars: { REGISTRY_USERNAME: 'ci' },
  });
  const refused = (image: string, program = 'docker') => {
    const { code, said } = machine.run(program, 'push', image);
    return { refused: code !== 0 && /unauthorized|authentication required/.test(said) };
  };
  const sha = '0123456789abcdef0123456789abcdef01234567';

  it('ghcr.yml pushes while it is logged in, and not after the job', async () => {
    const { host } = world.first;
    const run = await runOn(machine, example('ghcr.yml', { 'ghcr.io': host }), token());
    expect(run.log).not.toContain('##[error]');
    expect(ends(run)).toEqual([
      'main __action success',
      'main login success',
      'main __run success',
      'main __run_2 success',
      'post login success',
    ]);
    expect(run.log).toMatch(/digest: sha256:/);
    // Every mask stands before the first word of the login.
    const lines = run.raw.split('\n').slice(
      0,
      run.raw.split('\n').findIndex((line) => /^Logged in/.test(line)),
    );
    const masks = lines.filter((line) => line.startsWith('::add-mask::')).map((line) => line.slice(12));
    expect(lines).toEqual([
      'The workspace is already checked out.',
      ...masks.map((mask) => `::add-mask::${mask}`),
    ]);
    // An encoded form may be masked without its ends, which depend on what stands around it.
    const pair = Buffer.from(`octocat:${world.password}`).toString('base64');
    for (const text of [world.password, pair]) {
      const hidden = masks.filter((mask) => text.includes(mask)).map(({ length }) => length);
      expect(Math.max(0, ...hidden)).toBeGreaterThan(text.length - 8);
    }
    expect(run.steps[1]?.outputs).toEqual({
      registry: host,
      username: 'octocat',
      'config-dir': join(machine.home, '.docker'),
      'expires-at': '',
      registries: JSON.stringify([
        { registry: host, username: 'octocat', client: 'docker', storedBy: 'file', expiresAt: '' },
      ]),
    });
    expect(run.summary).toContain(`| ${host} | octocat | logged in | docker |`);
    expect(Object.keys(run.steps[1]?.state ?? {})).toEqual(['cleanup']);
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
    expect(refused(`${host}/acme/app:${sha}`)).toEqual({ refused: true });
  });

  it('several-registries.yml pushes to both, and both are logged out', async () => {
    const [first, second] = [world.first.host, world.second.host];
    const standIns = { 'ghcr.io': first, 'registry.example.com': second };
    const run = await runOn(machine, example('several-registries.yml', standIns), {
      secrets: { ...token().secrets, ...stored().secrets },
      vars: stored().vars,
    });
    expect(run.log).not.toContain('##[error]');
    expect(run.log.match(/digest: sha256:/g)).toHaveLength(2);
    expect(run.summary).toContain(`| ${first} | octocat | logged in | docker |`);
    expect(run.summary).toContain(`| ${second} | ci | logged in | docker |`);
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
    expect(refused(`${second}/team/app:main`)).toEqual({ refused: true });
  });

  it('harbor.yml proves the right to push before it pushes', async () => {
    const { host } = world.first;
    const run = await runOn(machine, example('harbor.yml', { 'harbor.example.com': host }), {
      secrets: { HARBOR_PASSWORD: world.password },
    });
    expect(run.ok).toBe(true);
    expect(run.summary).toContain(`| ${host} | robot$web+ci | logged in | docker, proved push web/app |`);
    expect(refused(`${host}/web/app:${sha}`)).toEqual({ refused: true });
  });

  it('podman.yml: podman pushes with the login, skopeo reads it, and it is gone afterwards', async () => {
    const { host } = world.first;
    const run = await runOn(machine, example('podman.yml', { 'ghcr.io': host }), token());
    expect(run.log).not.toContain('##[error]');
    expect(run.ok).toBe(true);
    // Its own file, which all three find by themselves; the variable would hide every other from them.
    expect(run.env['REGISTRY_AUTH_FILE']).toBeUndefined();
    expect(refused(`${host}/acme/app:${sha}`, 'podman')).toEqual({ refused: true });
  });

  it('without-docker.yml promotes an image where there is no docker at all', async () => {
    const { host } = world.second;
    putImage(world, host, 'acme/app:staging');
    const run = await runOn(machine, example('without-docker.yml', { 'ghcr.io': host }), token());
    expect(run.log).not.toContain('##[error]');
    expect(run.steps[0]?.outputs['registries']).toContain('"client":"file"');
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
    expect(world.second.log()).toMatch(/PUT \/v2\/acme\/app\/manifests\/production[^\n]* 201 /);
    const after = machine.run('skopeo', 'inspect', `docker://${host}/acme/app:production`);
    expect(after.said).toMatch(/unauthorized|authentication required/);
  });

  it('logout-early.yml: what runs after the logout cannot pull any more', async () => {
    const { host } = world.second;
    putImage(world, host, 'acme/base:1');
    // The tests of the repository try to use the login, as hostile code would.
    const grab = `if docker pull ${host}/acme/base:1; then exit 1; fi; echo cannot pull\n`;
    writeFileSync(join(machine.workspace, 'test.sh'), grab);
    const run = await runOn(machine, example('logout-early.yml', { 'ghcr.io': host }), token());
    expect(run.raw).toContain('cannot pull');
    expect(ends(run)).toEqual([
      'main __action success',
      'main login success',
      'main __run success',
      'main logout success',
      'main __run_2 success',
      'post login success',
    ]);
    expect(run.log).toContain(`Logged out of ${host}.`);
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
  });

  it('docker-hub.yml pulls with the login, whose entry under the Hub’s own key is gone afterwards', async () => {
    const hub = await withHub(machine, `ci:${world.password}`);
    try {
      const run = await runOn(machine, example('docker-hub.yml', {}), {
        secrets: { DOCKERHUB_TOKEN: world.password },
        vars: { DOCKERHUB_USERNAME: 'ci' },
        env: hub.env,
      });
      expect(run.log).not.toContain('##[error]');
      expect(run.log).toContain('pulled');
      expect(run.steps[1]?.outputs['registry']).toBe('docker.io');
      expect(run.log).toContain('Logged out of https://index.docker.io/v1/.');
      expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
    } finally {
      await hub.close();
    }
  });

  it('fork-pull-request.yml builds without secrets and leaves out the push', async () => {
    const file = example('fork-pull-request.yml', { 'registry.example.com': world.first.host });
    const run = await runOn(machine, file, { event: { name: 'pull_request' } });
    expect(run.ok).toBe(true);
    expect(ends(run)).toEqual([
      'main __action success',
      'main login success',
      'main __run success',
      'main __run_2 skipped',
      'post login success',
    ]);
    expect(run.summary).toContain('skipped');
    const own = await runOn(machine, file, { ...stored(), event: { name: 'pull_request' } });
    expect(ends(own)).toContain('main __run_2 success');
  });

  it('migration.yml works as docker/login-action did', async () => {
    const { host } = world.first;
    const file = example('migration.yml', { 'registry.example.com': host });
    const run = await runOn(machine, file, stored());
    expect(run.ok).toBe(true);
    expect(refused(`${host}/team/app:${sha}`)).toEqual({ refused: true });
  });

  it('rotation.yml rotates a password with examples/regcred.yml, and the second day does nothing', async () => {
    const registry = await startRegistry({ auth: { kind: 'htpasswd', users: { ci: world.password } } });
    try {
      const secret = join(machine.home, 'secret');
      mayHold(secret);
      writeFileSync(secret, world.password, { mode: 0o600 });
      const standIns = {
        '127.0.0.1:5000': registry.host,
        '/etc/registry/htpasswd': registry.htpasswd,
        '/var/lib/regcred': machine.home,
      };
      const text = readFileSync(join(repository, 'examples/regcred.yml'), 'utf8');
      writeFileSync(join(machine.workspace, 'regcred.yml'), withStandIns(text, standIns));
      const run = await runOn(machine, example('rotation.yml', {}), { hosting: 'self-hosted' });
      expect(run.log).not.toContain('##[error]');
      expect(run.steps[1]?.outputs).toMatchObject({ rotated: '["push"]', failed: '[]' });
      expect(readFileSync(secret, 'utf8')).not.toBe(world.password);
      // Drawn by regcred, so the oracle does not know it: masked before anything was printed.
      const fresh = readFileSync(secret, 'utf8');
      expect(fresh.length).toBeGreaterThan(20);
      expect(run.log).not.toContain(fresh);
      expect(run.raw.split('\n').filter((line) => line.includes(fresh))).toEqual([`::add-mask::${fresh}`]);
      const next = await runOn(machine, example('rotation.yml', {}), { hosting: 'self-hosted' });
      expect(next.steps[1]?.outputs).toMatchObject({ rotated: '[]', failed: '[]' });
    } finally {
      await registry.stop();
    }
  });

  it('are all of them run here', () => {
    const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
    const tests = ['examples', 'rotation', 'keyless'].map((name) => read(`${name}.test.ts`)).join('');
    for (const name of readdirSync(join(repository, 'examples/github'))) {
      expect(tests).toContain(`example('${name}'`);
    }
  });
});
