import { expect, it } from 'vitest';
import { fakeDocker, working } from '../login/clients/fake-docker.js';
import { canary } from '../redaction/oracle.js';
import { newJob } from './step.js';

it.each([
  'docker.io',
  'index.docker.io/v1/',
  'https://index.docker.io/v1/',
  'registry-1.docker.io',
  'HTTPS://Docker.IO/',
])('A10: Docker Hub as %j is stored under its one key, and post takes it out (H8)', async (registry) => {
  const secret = canary();
  const docker = fakeDocker(working);
  const job = newJob({ env: { PATH: docker.path }, names: { [secret]: 'SECRET' } });
  expect(await job.login({ registry, username: 'robot', password: secret })).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to docker.io as robot (docker, stored in ~/.docker/config.json).
    GITHUB_OUTPUT:
      registry=docker.io
      username=robot
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"docker.io","username":"robot","client":"docker","storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"https://index.docker.io/v1/"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | docker.io | robot | logged in | docker |
    config.json:
      {
       "auths": {
        "https://index.docker.io/v1/": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
  expect(docker.seen().argv).toEqual(['login', '--username=robot', '--password-stdin']);
  expect(docker.seen().stdin).toBe(secret);
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of https://index.docker.io/v1/.
    config.json:
      (none)"
  `);
});
