import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayHold } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';

it('scope keeps the login in Buildx’s folder for one repository, and post takes it out', async () => {
  const { job, inputs, registry, secret } = await scene();
  const file = join(job.home, `.docker/buildx/config/${registry.host}/team/app@push/config.json`);
  [file, `${file}.regcred`].forEach((path) => mayHold(path));
  expect(await job.login({ ...inputs, client: 'file', scope: 'team/app@push' })).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY as robot (file, stored in ~/.docker/buildx/config/REGISTRY/team/app@push/config.json).
    GITHUB_OUTPUT:
      registry=REGISTRY
      username=robot
      config-dir=~/.docker/buildx/config/REGISTRY/team/app@push
      expires-at=
      registries=[{"registry":"REGISTRY","username":"robot","client":"file","storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/buildx/config/REGISTRY/team/app@push/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY | robot | logged in | file |
    config.json:
      (none)"
  `);
  const auth = Buffer.from(`robot:${secret}`).toString('base64');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ auths: { [registry.host]: { auth } } });
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
    config.json:
      (none)"
  `);
  expect(existsSync(`${file}.regcred`)).toBe(false);
});
