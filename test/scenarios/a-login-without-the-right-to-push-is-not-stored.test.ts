import { beforeAll, expect, it } from 'vitest';
import { createIssuer, createKeys, type IssuerKeys } from '../fakes/token-server.js';
import type { Fault } from '../fakes/server.js';
import { canary } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob } from './step.js';

let keys: IssuerKeys;
beforeAll(() => void (keys = createKeys()));

async function scene(rights: readonly string[], fault?: Fault) {
  const secret = canary();
  const issuer = createIssuer({ keys, users: { robot: secret }, rights: () => rights });
  const registry = await registryFor({ auth: { kind: 'bearer', issuer }, ...(fault && { fault }) });
  const job = newJob({ names: { [registry.host]: 'REGISTRY', [secret]: 'SECRET' } });
  const verify = 'push:team/app, pull:team/app';
  return {
    job,
    registry,
    inputs: { registry: registry.host, username: 'robot', password: secret, verify, client: 'file' },
  };
}

it('verify proves the right to push', async () => {
  const { job, inputs, registry } = await scene(['pull', 'push']);
  expect(await job.login(inputs)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY as robot (file, stored in ~/.docker/config.json, proved: push team/app, pull team/app).
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
      | REGISTRY | robot | logged in | file, proved push team/app, proved pull team/app |
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
  expect(registry.content.openUploads).toBe(0);
});

it('verify names the right that is missing, and nothing is stored', async () => {
  const { job, inputs } = await scene(['pull']);
  expect(await job.login(inputs)).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_RIGHT_MISSING: The login of robot on REGISTRY may not push team/app. The login is accepted, but it may not push to this repository. Hint: Grant this user or token the right to push (write) there, or check the name of the repository. Nothing was stored.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_RIGHT\\_MISSING: The login of robot on REGISTRY may not push team/app. The login is accepted, but it may not push to this repository. Hint: Grant this user or token the right to push (write) there, or check the name of the repository. Nothing was stored. |
    config.json:
      (none)"
  `);
});

it('D8: what is not known is no success', async () => {
  const { job, inputs } = await scene(['pull', 'push'], ({ url }) =>
    url.searchParams.has('scope') ? { status: 418 } : undefined,
  );
  expect(await job.login(inputs)).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_STATUS_UNEXPECTED: REGISTRY answered with the unexpected status 418. Hint: Check the address, and whether a proxy or a firewall answers instead of REGISTRY.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_STATUS\\_UNEXPECTED: REGISTRY answered with the unexpected status 418. Hint: Check the address, and whether a proxy or a firewall answers instead of REGISTRY. |
    config.json:
      (none)"
  `);
});
