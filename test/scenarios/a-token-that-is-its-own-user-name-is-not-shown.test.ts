import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob } from './step.js';

async function scene(may: () => boolean) {
  const token = `dop_v1_${canary()}`;
  const { host } = await registryFor({ auth: { kind: 'basic', users: { [token]: token }, may } });
  const job = newJob({ names: { [host]: 'REGISTRY', [token]: 'TOKEN' } });
  const inputs = {
    registry: host,
    provider: 'digitalocean',
    username: token,
    password: token,
    client: 'file',
  };
  return { job, inputs };
}

it('it is stored by client: file, and is no output', async () => {
  const { job, inputs } = await scene(() => true);
  expect(await job.login(inputs)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY (file, stored in ~/.docker/config.json).
    GITHUB_OUTPUT:
      registry=REGISTRY
      username=
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"REGISTRY","username":"","client":"file","storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | logged in | file |
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "TOKEN:TOKEN"
        }
       }
      }"
  `);
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
    config.json:
      (none)"
  `);
});

it('an error that names the user does not show it either', async () => {
  const { job, inputs } = await scene(() => false);
  expect(await job.login({ ...inputs, verify: 'push:team/app' })).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_RIGHT_MISSING: The login of *** on REGISTRY may not push team/app. The credentials may only read, as issued Docker credentials do by default. Hint: Have them issued with read_write=true, or use an API token with the scope registry:update. Nothing was stored.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_RIGHT\\_MISSING: The login of \\*\\*\\* on REGISTRY may not push team/app. The credentials may only read, as issued Docker credentials do by default. Hint: Have them issued with read\\_write=true, or use an API token with the scope registry:update. Nothing was stored. |
    config.json:
      (none)"
  `);
});
