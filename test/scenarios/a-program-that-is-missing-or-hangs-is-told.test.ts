import { expect, it } from 'vitest';
import { fakeDocker } from '../login/clients/fake-docker.js';
import { tempDir } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';

it('H1: without docker the hint is client: file', async () => {
  const { job, inputs } = await scene({ env: { PATH: tempDir() } });
  expect(await job.login(inputs)).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_CLIENT_NOT_FOUND: The program docker is not on PATH. Hint: Install it, or set client: file, which needs no program.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_CLIENT\\_NOT\\_FOUND: The program docker is not on PATH. Hint: Install it, or set client: file, which needs no program. |
    config.json:
      (none)"
  `);
});

it('H4: a docker that hangs and ignores SIGTERM is killed at the deadline', async () => {
  const docker = fakeDocker(`trap '' TERM; read_password; while :; do sleep 1; done`);
  const { job, inputs } = await scene({ env: { PATH: docker.path } });
  expect(await job.login({ ...inputs, timeout: '1s' })).toMatchInlineSnapshot(`
    "exit code 75
    stdout:
      [masks]
      ::error::E_TIMEOUT: docker login did not finish within 1 s. Hint: Raise the input timeout, or check the network between this machine and REGISTRY.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_TIMEOUT: docker login did not finish within 1 s. Hint: Raise the input timeout, or check the network between this machine and REGISTRY. |
    config.json:
      (none)"
  `);
});

it('H2: a docker that fails in silence, though the registry accepts the login, has failed', async () => {
  const docker = fakeDocker(`read_password; echo Login Succeeded; exit 1`);
  const { job, inputs } = await scene({ env: { PATH: docker.path } });
  const text = await job.login({ ...inputs, timeout: '1s' });
  expect(text).toContain('exit code 1');
  expect(text).toContain(
    '::error::E_CLIENT_FAILED: docker could not log in to REGISTRY, though the registry accepts',
  );
  expect(text).not.toContain('Logged in');
  expect(text).not.toContain('Succeeded');
});

it('H6: a docker that says yes and stores something else has failed', async () => {
  const docker = fakeDocker(`read_password; store "$user:other"; echo Login Succeeded`);
  const { job, inputs } = await scene({ env: { PATH: docker.path } });
  expect(await job.login(inputs)).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_LOGIN_MISMATCH: docker reported success for REGISTRY, but it did not store the given login (the password differs). Hint: Another program has changed it: check for a wrapper on PATH, or use client: file.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_LOGIN\\_MISMATCH: docker reported success for REGISTRY, but it did not store the given login (the password differs). Hint: Another program has changed it: check for a wrapper on PATH, or use client: file. |
    config.json:
      (none)"
  `);
});
