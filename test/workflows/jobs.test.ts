import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRegistry as startFake } from '../fakes/registry.js';
import { node24 } from '../real/node24.js';
import { needs } from '../real/programs.js';
import { canary, mayHold } from '../redaction/oracle.js';
import { authFile } from './images.js';
import { workflowFile } from './stand-ins.js';
import { ends, newMachine, runOn, startWorld, type Machine, type World } from './world.js';

const ready = needs('docker', 'docker-registry', 'podman', 'skopeo', 'buildah') && node24() !== undefined;

describe.runIf(ready)('jobs that go another way than the examples', () => {
  let world: World;
  let machine: Machine;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world?.stop());
  beforeEach(() => void (machine = newMachine(world)));

  const job = (steps: string) =>
    workflowFile(
      `on: push\npermissions: {}\njobs:\n  only:\n    runs-on: ubuntu-latest\n    steps:\n${steps.replace(/^/gm, '      ')}`,
      {},
    );
  const login = (id: string, host: string, more = '') =>
    `- { id: ${id}, uses: regcred/regcred@v0, with: { registry: '${host}', username: octocat, password: '\${{ secrets.PASSWORD }}'${more} } }\n`;
  const secrets = () => ({ secrets: { PASSWORD: world.password } });
  /** What was there before the job, in docker's file. */
  const before = (text: string) => {
    const file = join(machine.home, '.docker/config.json');
    mkdirSync(join(machine.home, '.docker'), { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
    mayHold(file);
    return file;
  };

  it('a login that was there before the job is back after it', async () => {
    const { host } = world.first;
    const earlier = JSON.parse(authFile([host, 'other.example.com'], canary())) as object;
    before(JSON.stringify({ ...earlier, unknownKey: 1.5 }));
    const run = await runOn(machine, job(login('login', host)), secrets());
    expect(run.ok).toBe(true);
    expect(run.log).toContain(`Logged out, and put back the login that was there before, of ${host}.`);
    expect(machine.dockerConfig()).toEqual({ ...earlier, unknownKey: 1.5 });
  });

  it('a step that prints docker’s file shows nothing of the login', async () => {
    const { host } = world.first;
    const careless = `- run: cat "$HOME/.docker/config.json"\n- run: printf '%s' "octocat:$P" | base64 -w0\n  env: { P: '\${{ secrets.PASSWORD }}' }\n`;
    const steps = job(`${login('login', host)}${careless}`);
    const run = await runOn(machine, steps, secrets(), 'shows what steps print');
    expect(run.ok).toBe(true);
    expect(run.log).toMatch(/"auth":\s*"\*\*\*"/);
    expect(run.log.split('\n')).toContain('***');
  });

  it('a main step that failed is followed by its post step, which cleans up', async () => {
    const { first, second } = world;
    const list = [
      `- registry: ${first.host}\n  username: octocat\n  password: \${{ toJSON(secrets.PASSWORD) }}`,
      `- registry: ${second.host}\n  username: octocat\n  password: wrong-${'x'.repeat(12)}`,
    ];
    const steps = `- id: login\n  uses: regcred/regcred@v0\n  with:\n    registry-auth: |\n${list.join('\n').replace(/^/gm, '      ')}\n- { id: later, run: 'true' }\n`;
    const run = await runOn(machine, job(steps), secrets());
    expect(ends(run)).toEqual(['main login failure', 'main later skipped', 'post login success']);
    expect(run.annotations[0]?.message).toContain(`E_LOGIN_REFUSED: ${second.host} refused the login.`);
    expect(run.summary).toMatch(/logged in[^]*failed/);
    expect(run.log).toContain(`Logged out of ${first.host}.`);
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
  });

  it('a second login to the same registry nests: each post step ends its own', async () => {
    const { host } = world.first;
    const steps = `${login('outer', host)}${login('inner', host).replace('octocat', 'ci')}`;
    const run = await runOn(machine, job(steps), secrets());
    expect(ends(run)).toEqual([
      'main outer success',
      'main inner success',
      'post inner success',
      'post outer success',
    ]);
    expect(run.log).not.toContain('##[error]');
    expect(run.log).toContain(`Logged out, and put back the login that was there before, of ${host}.`);
    expect(run.log).toContain(`Logged out of ${host}.`);
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
    expect(machine.run('docker', 'push', `${host}/acme/app:1`).code).not.toBe(0);
  });

  it('docker’s login serves podman, buildah and skopeo through what the job exports', async () => {
    const { host } = world.first;
    const use = `
- run: docker build --tag ${host}/acme/app:1 . && docker push ${host}/acme/app:1
- run: skopeo inspect docker://${host}/acme/app:1
- run: podman pull ${host}/acme/app:1
- run: buildah pull ${host}/acme/app:1
- run: echo "DOCKER_CONFIG=$DOCKER_CONFIG REGISTRY_AUTH_FILE=$REGISTRY_AUTH_FILE"
`;
    const run = await runOn(machine, job(`${login('login', host, ", isolate: 'true'")}${use}`), secrets());
    expect(run.log).not.toContain('##[error]');
    const folder = run.steps[0]?.outputs['config-dir'] ?? '';
    const exported = `DOCKER_CONFIG=${folder} REGISTRY_AUTH_FILE=${join(folder, 'auth.json')}`;
    expect(run.raw).toContain(exported);
    // The folder is gone, and so is what led to it, for post steps of other actions.
    expect(run.env).toMatchObject({ DOCKER_CONFIG: '', REGISTRY_AUTH_FILE: '' });
    expect(statSync(folder, { throwIfNoEntry: false })).toBeUndefined();
    expect(machine.run('skopeo', 'inspect', `docker://${host}/acme/app:1`).code).not.toBe(0);
  });

  it('an isolated job on a self-hosted runner still sees its contexts, plugins and proxies', async () => {
    const { host } = world.first;
    before(JSON.stringify({ proxies: { default: { noProxy: 'here' } } }));
    machine.run('docker', 'context', 'create', 'build-box', '--docker', 'host=unix:///nowhere.sock');
    const plugins = join(machine.home, '.docker/cli-plugins');
    mkdirSync(plugins);
    const metadata = '{"SchemaVersion":"0.1.0","Vendor":"acme","Version":"1","ShortDescription":"x"}';
    const plugin = `#!/bin/sh\n[ "$1" = docker-cli-plugin-metadata ] && echo '${metadata}' || echo plugin runs\n`;
    writeFileSync(join(plugins, 'docker-hello'), plugin, { mode: 0o755 });
    const use = `- run: docker context ls\n- run: docker hello\n- run: cat "$DOCKER_CONFIG/config.json" | grep -c noProxy\n- run: echo "at $DOCKER_CONFIG, builders at $BUILDX_CONFIG"\n`;
    const run = await runOn(machine, job(`${login('login', host)}${use}`), {
      ...secrets(),
      hosting: 'self-hosted',
    });
    expect(run.log).not.toContain('##[error]');
    expect(run.raw).toContain('build-box');
    expect(run.raw).toContain('plugin runs');
    expect(run.raw).toContain(`, builders at ${join(machine.home, '.docker/buildx')}`);
    expect(run.raw).not.toContain(`at ${join(machine.home, '.docker')},`);
    // The machine's own file is as it was.
    expect(machine.dockerConfig()).toMatchObject({ proxies: { default: { noProxy: 'here' } } });
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
  });

  it('twenty registries in one step leave twenty entries, and none after the job', async () => {
    const users = { octocat: world.password };
    const fakes = await Promise.all(
      Array.from({ length: 20 }, () => startFake({ auth: { kind: 'basic', users } })),
    );
    try {
      const list = fakes
        .map(
          ({ host }) =>
            `      - registry: ${host}\n        username: octocat\n        password: \${{ toJSON(secrets.PASSWORD) }}\n`,
        )
        .join('');
      const count = `- run: grep -c '"auth":' "$HOME/.docker/config.json"\n`;
      const steps = `- id: login\n  uses: regcred/regcred@v0\n  with:\n    registry-auth: |\n${list}${count}`;
      const run = await runOn(machine, job(steps), secrets());
      expect(run.log).not.toContain('##[error]');
      expect(run.raw.split('\n')).toContain('20');
      expect(JSON.parse(run.steps[0]?.outputs['registries'] ?? '')).toHaveLength(20);
      expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
    } finally {
      await Promise.all(fakes.map(({ close }) => close()));
    }
  });
});
