import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { node24 } from '../real/node24.js';
import { needs } from '../real/programs.js';
import { mayHold } from '../redaction/oracle.js';
import { authFile } from './images.js';
import { withHub } from './hub.js';
import { asWorkflow, block, blocksOf } from './markdown.js';
import { runShell } from './shell.js';
import { repository, withStandIns, workflowFile } from './stand-ins.js';
import { newMachine, runOn, startWorld, type Machine, type World } from './world.js';

// What the tests below take from each page, by words of the block; the last test says that none is left out.
const README = 'README.md';
const taken: Readonly<Record<string, readonly string[]>> = {
  [README]: [
    ...[
      'uses: regcred/regcred@v0\n    with:\n      registry: harbor',
      'npm run demo',
      'registry-auth:',
      'regcred check',
    ],
    // The same login elsewhere: test/gitlab/pages.test.ts, test/jenkins/pages.test.ts.
    ...['extends: .regcred-login', 'withRegistryLogin('],
    // keyless.test.ts.
    'id-token: write',
    // Those of rotation: rotation-pages.test.ts.
    ...['version: 1', 'actions/rotate@v0', 'regcred rotate'],
  ],
  'docs/credential-helper.md': ['client: helper', 'REGCRED_PASSWORD', 'credential-helper install'],
  'docs/keyless.md': ['id-token: write'],
  'docs/login.md': ['verify: push', 'actions/logout@v0'],
  'docs/troubleshooting.md': ['regcred check'],
  // The block of short-lived tokens: test/rotate/refresh.test.ts.
  'docs/rotation.md': ['version: 1', 'flowchart', 'identity: iam'],
  'docs/config.md': ['version: 1'],
  'docs/migration.md': ['docker/login-action'],
};
const ready = needs('docker', 'docker-registry', 'podman', 'skopeo', 'buildah') && node24() !== undefined;

describe.runIf(ready)('what the pages tell people to paste', () => {
  let world: World;
  let machine: Machine;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world?.stop());
  beforeEach(() => void (machine = newMachine(world)));

  const stored = () => ({
    secrets: {
      GITHUB_TOKEN: world.password,
      REGISTRY_PASSWORD: world.password,
      DOCKERHUB_TOKEN: world.password,
      HARBOR_PASSWORD: world.password,
    },
    vars: { REGISTRY_USERNAME: 'ci', DOCKERHUB_USERNAME: 'ci' },
  });

  it('README: the first workflow pushes', async () => {
    const { host } = world.first;
    machine.run('docker', 'build', '--tag', `${host}/web/app`, machine.workspace);
    const head = 'on: push\npermissions: {}\njobs:\n  push:\n    runs-on: ubuntu-latest\n';
    const job = block(README, 'registry: harbor.example.com\n      username: robot$ci\n      password:');
    const standIns = { 'harbor.example.com': host, robot$ci: 'ci' };
    const file = workflowFile(head + job.replace(/^(?=.)/gm, '    '), standIns);
    const run = await runOn(machine, file, { secrets: { HARBOR: world.password } });
    expect(run.log).not.toContain('##[error]');
    expect(run.log).toMatch(/latest: digest: sha256:/);
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
  });

  it('README: Docker Hub and Harbor in one step, with rights that are proved', async () => {
    const hub = await withHub(machine, `ci:${world.password}`);
    try {
      const steps = asWorkflow(block(README, 'registry-auth:'));
      const run = await runOn(machine, workflowFile(steps, { 'harbor.example.com': world.first.host }), {
        ...stored(),
        env: hub.env,
      });
      expect(run.log).not.toContain('##[error]');
      expect(run.summary).toContain('proved push web/app');
      expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
    } finally {
      await hub.close();
    }
  });

  it('README: login, check and logout on the command line', async () => {
    const text = withStandIns(block(README, 'regcred check'), {
      'registry.example.com:5000': world.first.host,
    });
    mayHold(join(machine.home, '.docker/config.json'));
    const { code, said } = await runShell(machine, text, { PASSWORD: world.password });
    expect(said).toContain('✓ The login may push team/app.');
    expect(said).toContain(`Logged out of ${world.first.host}.`);
    expect(code).toBe(0);
    expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
  });

  it('docs/troubleshooting.md: check with a password and with the stored login', async () => {
    const file = join(machine.home, '.docker');
    machine.run('mkdir', file);
    writeFileSync(join(file, 'config.json'), authFile([world.first.host], world.password), { mode: 0o600 });
    mayHold(join(file, 'config.json'));
    const standIns = { 'registry.example.com': world.first.host };
    const text = withStandIns(block('docs/troubleshooting.md', 'regcred check'), standIns);
    const { code, said } = await runShell(machine, text, { PASSWORD: world.password });
    expect(said).toContain(`${world.first.host} accepts the login of ci.`);
    expect(said).toContain('✓ The login may push team/app.');
    expect(code).toBe(0);
  });

  it('docs/login.md: a login with proved rights, and a logout in the middle of the job', async () => {
    const [login, logout] = ['verify: push', 'actions/logout@v0'].map((words) =>
      block('docs/login.md', words),
    );
    const standIns = { 'registry.example.com': world.first.host };
    const file = workflowFile(asWorkflow(`${login ?? ''}${logout ?? ''}`), standIns);
    const run = await runOn(machine, file, stored());
    expect(run.log).not.toContain('##[error]');
    expect(run.log).toContain('proved: push team/app');
    expect(run.log).toContain(`Logged out of ${world.first.host}.`);
  });

  it('docs/credential-helper.md: a job whose password is in its environment, and a laptop', async () => {
    const page = 'docs/credential-helper.md';
    const [login, env] = ['client: helper', 'REGCRED_PASSWORD'].map((words) => block(page, words));
    const { host } = world.first;
    const check = `- run: podman search --list-tags ${host}/acme/none || test $? = 125\n`;
    const workflow = `${asWorkflow(`${login ?? ''}${check}`)}`.replace('jobs:', `${env ?? ''}jobs:`);
    const run = await runOn(machine, workflowFile(workflow, { 'registry.example.com': host }), stored());
    expect(run.log).not.toContain('##[error]');
    expect(run.log).toContain('nothing is stored; issued again at each request');
    expect(run.log).not.toMatch(/unauthorized|authentication required/i);
    expect(machine.dockerConfig()).toBeUndefined();

    const shell = await runShell(machine, block(page, 'credential-helper install'));
    expect(shell.said).toContain('docker-credential-regcred no longer logs in to registry.example.com');
    expect(shell.code).toBe(0);
  });

  it('docs/migration.md: the inputs of docker/login-action', async () => {
    const steps = asWorkflow(block('docs/migration.md', 'docker/login-action'));
    const run = await runOn(machine, workflowFile(steps, { 'ghcr.io': world.first.host }), stored());
    expect(run.ok).toBe(true);
  });

  it('README: the scripts it names are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    // They are run by the demo's own test and by whoever runs this one.
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test']));
    expect(block(README, 'npm run demo')).toMatch(/^npm run demo .*\nnpm test .*\n$/);
  });

  it('no block of a page is left out', () => {
    // Those show shapes of the code, and a registry that test/scripts makes.
    const forContributors = ['docs/architecture.md', 'docs/adding-a-registry.md', 'docs/adding-a-store.md'];
    const pages = readdirSync(join(repository, 'docs')).map((name) => `docs/${name}`);
    expect(pages).toEqual(expect.arrayContaining(forContributors));
    const forUsers = pages.filter((name) => name.endsWith('.md') && !forContributors.includes(name));
    for (const page of [README, ...forUsers]) {
      const left = blocksOf(page).filter(({ text }) => !taken[page]?.some((words) => text.includes(words)));
      expect([page, left]).toEqual([page, []]);
    }
  });
});
