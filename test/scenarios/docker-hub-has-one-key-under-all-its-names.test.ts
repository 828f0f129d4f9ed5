import { expect, it } from 'vitest';
import { fakeDocker, working } from '../login/clients/fake-docker.js';
import { canary } from '../redaction/oracle.js';
import { newJob } from './step.js';

it.each(['', 'docker.io', 'index.docker.io/v1/', 'https://index.docker.io/v1/', 'registry-1.docker.io', 'HTTPS://Docker.IO/'])(
  'A10: Docker Hub as %j is stored under its one key, and post takes it out (H8)',
  async (registry) => {
    const secret = canary();
    const docker = fakeDocker(working);
    const job = newJob({ env: { PATH: docker.path }, names: { [secret]: 'SECRET' } });
    expect(await job.login({ registry, username: 'robot', password: secret })).toMatchInlineSnapshot();
    expect(docker.seen().argv).toEqual(['login', '--username=robot', '--password-stdin']);
    expect(docker.seen().stdin).toBe(secret);
    expect(await job.post()).toMatchInlineSnapshot();
  },
);
