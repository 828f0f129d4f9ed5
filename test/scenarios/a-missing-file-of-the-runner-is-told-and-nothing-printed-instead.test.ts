import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it('B7: without GITHUB_OUTPUT the step fails, and its post step still logs out', async () => {
  const { job, inputs } = await scene();
  const text = await job.login({ ...inputs, client: 'file' }, { GITHUB_OUTPUT: undefined });
  expect(text).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      Logged in to REGISTRY as robot (file, stored in ~/.docker/config.json).
      ::error::E_HOST_FILE: The runner’s file GITHUB_OUTPUT is missing or cannot be written. Hint: The runner provides this file; check the disk and that nothing unsets GITHUB_OUTPUT. Nothing was printed instead.
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "robot:SECRET"
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

it('B7: without GITHUB_STATE nothing is sent or written', async () => {
  const { job, inputs, registry } = await scene();
  const text = await job.login({ ...inputs, client: 'file' }, { GITHUB_STATE: undefined });
  expect(text).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_HOST_FILE: The runner’s file GITHUB_STATE is missing or cannot be written. Hint: The runner provides this file; check the disk and that nothing unsets GITHUB_STATE. Nothing was printed instead.
    config.json:
      (none)"
  `);
  expect(registry.requests).toEqual([]);
});
