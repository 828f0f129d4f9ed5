import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mayHold } from '../redaction/oracle.js';
import { pair } from './step.js';
import { scene } from './basic-registry.js';

it.each([
  ['isolate: true', { isolate: 'true' }, {}],
  ['auto on a self-hosted runner', {}, { RUNNER_ENVIRONMENT: 'self-hosted' }],
])('%s: the login is in a folder of the job, and post removes it', async (_, more, env) => {
  const { job, inputs } = await scene();
  job.writeConfig({ auths: { 'ghcr.io': pair('u', 'p') } });
  const running = job.startStep('login', { ...inputs, client: 'file', ...more }, env);
  expect(await running.ended).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY as robot (file, stored in TEMP/regcred-UID/regcred-docker-RANDOM/config.json).
    GITHUB_OUTPUT:
      registry=REGISTRY
      username=robot
      config-dir=TEMP/regcred-UID/regcred-docker-RANDOM
      expires-at=
      registries=[{"registry":"REGISTRY","username":"robot","client":"file","storedBy":"file","expiresAt":""}]
    GITHUB_ENV:
      DOCKER_CONFIG=TEMP/regcred-UID/regcred-docker-RANDOM
      BUILDX_CONFIG=~/.docker/buildx
      REGISTRY_AUTH_FILE=TEMP/regcred-UID/regcred-docker-RANDOM/auth.json
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"isolated":"TEMP/regcred-UID/regcred-docker-RANDOM","before":{"DOCKER_CONFIG":"","BUILDX_CONFIG":"","REGISTRY_AUTH_FILE":""},"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"TEMP/regcred-UID/regcred-docker-RANDOM/config.json","key":"REGISTRY"},{"file":"TEMP/regcred-UID/regcred-docker-RANDOM/auth.json","key":"REGISTRY"}],"isolated":"TEMP/regcred-UID/regcred-docker-RANDOM","before":{"DOCKER_CONFIG":"","BUILDX_CONFIG":"","REGISTRY_AUTH_FILE":""},"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY | robot | logged in | file |
    config.json:
      {
       "auths": {
        "ghcr.io": {
         "auth": "u:p"
        }
       }
      }
    DOCKER_CONFIG/config.json:
      {
       "auths": {
        "ghcr.io": {
         "auth": "u:p"
        },
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       }
      }"
  `);
  const folder = job.exported['DOCKER_CONFIG'] ?? '';
  expect(existsSync(folder)).toBe(true);
  expect(await job.post({}, env)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
      Removed the docker folder of this job.
    GITHUB_ENV:
      DOCKER_CONFIG=
      BUILDX_CONFIG=
      REGISTRY_AUTH_FILE=
    config.json:
      {
       "auths": {
        "ghcr.io": {
         "auth": "u:p"
        }
       }
      }"
  `);
  expect(existsSync(folder)).toBe(false);
});

it('auto does nothing where DOCKER_CONFIG is set already', async () => {
  const { job, inputs } = await scene({ env: { RUNNER_ENVIRONMENT: 'self-hosted' } });
  const own = `${job.home}/own`;
  [`${own}/config.json`, `${own}/config.json.regcred`].forEach((path) => mayHold(path));
  const env = { RUNNER_ENVIRONMENT: 'self-hosted', DOCKER_CONFIG: own };
  const text = await job.login({ ...inputs, client: 'file' }, env);
  expect(text).toContain('stored in ~/own/config.json');
  expect(text).not.toContain('GITHUB_ENV:\n  DOCKER_CONFIG');
});
