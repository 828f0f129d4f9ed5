import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it('A6: an empty password, as pull requests from forks have it, fails by default', async () => {
  const { job, inputs, registry } = await scene();
  expect(await job.login({ ...inputs, password: '' })).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      ::error::E_SECRET_EMPTY: The password for REGISTRY is empty. Hint: Check that the secret exists and its name is spelled right; pull requests from forks get no secrets, and GitLab gives protected variables to protected branches only (see the input on-missing-credentials).
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_SECRET\\_EMPTY: The password for REGISTRY is empty. Hint: Check that the secret exists and its name is spelled right; pull requests from forks get no secrets, and GitLab gives protected variables to protected branches only (see the input on-missing-credentials). |
    config.json:
      (none)"
  `);
  expect(registry.requests).toEqual([]);
});

it('A6: it is a warning where that was chosen', async () => {
  const { job, inputs } = await scene();
  expect(await job.login({ ...inputs, password: ' \n', 'on-missing-credentials': 'warn' }))
    .toMatchInlineSnapshot(`
      "exit code 0
      stdout:
        ::warning::The password for REGISTRY is empty. Not logged in to REGISTRY (on-missing-credentials: warn).
      GITHUB_OUTPUT:
        registries=[]
      GITHUB_STATE:
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
      GITHUB_STEP_SUMMARY:
        ### Registry logins
        
        | Registry | User | Result | Details |
        | --- | --- | --- | --- |
        | REGISTRY |  | skipped | E\\_SECRET\\_EMPTY: The password for REGISTRY is empty. Hint: Check that the secret exists and its name is spelled right; pull requests from forks get no secrets, and GitLab gives protected variables to protected branches only (see the input on-missing-credentials). |
      config.json:
        (none)"
    `);
});

it('A6: it is a line of the log where skip was chosen', async () => {
  const { job, inputs } = await scene();
  expect(await job.login({ ...inputs, password: '', 'on-missing-credentials': 'skip' }))
    .toMatchInlineSnapshot(`
      "exit code 0
      stdout:
        The password for REGISTRY is empty. Not logged in to REGISTRY (on-missing-credentials: skip).
      GITHUB_OUTPUT:
        registries=[]
      GITHUB_STATE:
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
      GITHUB_STEP_SUMMARY:
        ### Registry logins
        
        | Registry | User | Result | Details |
        | --- | --- | --- | --- |
        | REGISTRY |  | skipped | E\\_SECRET\\_EMPTY: The password for REGISTRY is empty. Hint: Check that the secret exists and its name is spelled right; pull requests from forks get no secrets, and GitLab gives protected variables to protected branches only (see the input on-missing-credentials). |
      config.json:
        (none)"
    `);
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    config.json:
      (none)"
  `);
});

it('a wrong password is no missing one', async () => {
  const { job, inputs } = await scene();
  const text = await job.login({
    ...inputs,
    client: 'file',
    password: 'wrong-one',
    'on-missing-credentials': 'skip',
  });
  expect(text).toContain('exit code 1');
  expect(text).toContain('E_LOGIN_REFUSED');
});
