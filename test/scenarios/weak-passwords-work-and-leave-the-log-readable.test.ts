import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it('A7: a password of three characters is not masked, and that is said', async () => {
  const { job, inputs } = await scene({ secret: 'r2d' });
  expect(await job.login({ ...inputs, client: 'file' })).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      ::warning::A secret is so short (1 to 3 characters) that it is not masked: hiding it would make the log unreadable. Use a longer one.
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

it.each(['***', 'true', 'docker.io', '[secret]'])('A8: the password %s works', async (secret) => {
  const { job, inputs } = await scene({ secret });
  const text = await job.login({ ...inputs, client: 'file' });
  expect(text).toContain('exit code 0');
  expect(text).toContain('Logged in to REGISTRY as robot');
  expect(text).toMatch(/::warning::A secret is /);
});
