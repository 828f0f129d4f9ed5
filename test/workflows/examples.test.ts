import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { node24 } from '../real/node24.js';
import { needs } from '../real/programs.js';
import { example } from './stand-ins.js';
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
});
