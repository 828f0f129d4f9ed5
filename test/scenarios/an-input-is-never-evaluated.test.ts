import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeDocker, working } from '../login/clients/fake-docker.js';
import { scene } from './basic-registry.js';

it('A23: what a shell or an expression would evaluate arrives at docker as it is written', async () => {
  const docker = fakeDocker(working);
  const { job, inputs, registry } = await scene({ env: { PATH: docker.path } });
  const username = '${{ github.token }} $(touch ran) `touch ran`; touch ran';
  expect(await job.login({ ...inputs, username })).toContain('exit code 0');
  expect(docker.seen().argv).toEqual(['login', `--username=${username}`, '--password-stdin', registry.host]);
  expect(existsSync(join(job.home, 'ran'))).toBe(false);
});

it.each(['$(id).example.com', '`id`', 'r.example.com;id', '${{ secrets.X }}'])(
  'A23: the registry %s is no host name',
  async (registry) => {
    const { job, inputs } = await scene();
    expect(await job.login({ ...inputs, registry })).toContain('::error::E_REGISTRY_INVALID');
  },
);
