import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '../real/act.js';
import { node24 } from '../real/node24.js';
import { needs } from '../real/programs.js';
import { runWithAct } from '../runner/act.js';
import { example, repository } from './stand-ins.js';
import { newMachine, startWorld, type World } from './world.js';

const [program, node] = [act(), node24()];
const ready = needs('docker', 'docker-registry', 'podman', 'skopeo', 'buildah', 'git');

describe.runIf(ready && program !== undefined && node !== undefined)('ghcr.yml in act', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world?.stop());

  it('logs in, pushes and logs out as in our own runner', async () => {
    const { host } = world.first;
    const { workspace, env } = newMachine(world);
    // act takes owner, branch and commit from a git repository.
    const git = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main'];
    for (const words of [
      ['init', '--quiet'],
      ['remote', 'add', 'origin', 'https://github.com/acme/web'],
      ['add', '.'],
      ['commit', '--quiet', '--message=first'],
    ]) {
      execFileSync('git', [...git, ...words], { cwd: workspace, env, stdio: 'pipe' });
    }
    const run = await runWithAct(example('ghcr.yml', { 'ghcr.io': host }), {
      workspace,
      env,
      act: program ?? '',
      node: node ?? '',
      secrets: { GITHUB_TOKEN: world.password },
      actions: { 'regcred/regcred': repository },
    });
    expect(run.log).toContain(`Logged in to ${host}`);
    expect(run.log).toMatch(/digest: sha256:/);
    expect(run.log).toContain(`Logged out of ${host}.`);
    expect(run.ok).toBe(true);
    expect(run.outputs['login']).toMatchObject({ registry: host });
    expect(run.steps.filter(({ id }) => id === 'login')).toEqual([
      { id: 'login', stage: 'main', outcome: 'success' },
      { id: 'login', stage: 'post', outcome: 'success' },
    ]);
  });
});
