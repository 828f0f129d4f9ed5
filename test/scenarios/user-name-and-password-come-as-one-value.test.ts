import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';

it('username:password as password, without a user name, is split at the first colon', async () => {
  const { job, secret, inputs } = await scene({ secret: `with:colon:${canary()}` });
  const text = await job.login({ registry: inputs.registry, password: `robot:${secret}`, client: 'file' });
  expect(text).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY as robot (file, stored in ~/.docker/config.json).
    GITHUB_OUTPUT:
      registry=REGISTRY
      username=robot
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"REGISTRY","username":"robot","client":"file","storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY | robot | logged in | file |
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
});

it('a password alone needs a user name', async () => {
  const { job, inputs } = await scene();
  const text = await job.login({ registry: inputs.registry, password: inputs.password, client: 'file' });
  expect(text).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      [masks]
      ::error::E_USERNAME_MISSING: No username was given for REGISTRY. Hint: Set the input username; or give username:password as one value in password.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_USERNAME\\_MISSING: No username was given for REGISTRY. Hint: Set the input username; or give username:password as one value in password. |
    config.json:
      (none)"
  `);
});
