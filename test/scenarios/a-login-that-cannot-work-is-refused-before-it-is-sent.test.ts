import { expect, it } from 'vitest';
import { fakeDocker, working } from '../login/clients/fake-docker.js';
import { canary } from '../redaction/oracle.js';
import { newJob } from './step.js';

it.each([
  [
    'Microsoft’s registry is public',
    () => ({ registry: 'mcr.microsoft.com', username: 'u', password: canary() }),
  ],
  ['ECR without a password', () => ({ registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com' })],
  [
    'NexQloud without the name of the registry',
    () => ({ registry: 'dcr.nexqloud.io', username: 'u', password: canary() }),
  ],
  [
    'the kind of registry is none',
    () => ({ registry: 'r.example.com', provider: 'harbour', username: 'u', password: canary() }),
  ],
])('%s', async (title, inputs) => {
  const docker = fakeDocker(working);
  const text = await newJob({ env: { PATH: docker.path } }).login(inputs());
  expect({ title, text }).toMatchSnapshot();
  expect(docker.seen().argv).toEqual([]);
});

it('a token that is its own user name is never put on docker’s command line', async () => {
  const token = `dop_v1_${canary()}`;
  const docker = fakeDocker(working);
  const inputs = { registry: 'registry.digitalocean.com', username: token, password: token };
  expect(await newJob({ env: { PATH: docker.path } }).login(inputs)).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      [masks]
      ::error::E_USERNAME_IS_SECRET: The username is the secret itself, and docker would show it on its command line. Hint: Use client: file, which starts no program; or a credential with a username of its own.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"registry.digitalocean.com"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | registry.digitalocean.com |  | failed | E\\_USERNAME\\_IS\\_SECRET: The username is the secret itself, and docker would show it on its command line. Hint: Use client: file, which starts no program; or a credential with a username of its own. |
    config.json:
      (none)"
  `);
  expect(docker.seen().argv).toEqual([]);
});
