import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it('D10: two answers 503, then a good one: the login works', async () => {
  let left = 2;
  const { job, inputs, registry } = await scene({ fault: () => (left-- > 0 ? { status: 503 } : undefined) });
  const text = await job.login({ ...inputs, client: 'file' });
  expect(text).toContain('exit code 0');
  expect(text).toContain('Logged in to REGISTRY as robot');
  expect(registry.requests.length).toBeGreaterThan(2);
});

it('D10: a registry that stays away is temporary trouble, exit code 75, within the deadline', async () => {
  const { job, inputs } = await scene({ fault: () => ({ status: 503 }) });
  const text = await job.login({ ...inputs, client: 'file', timeout: '1s' });
  // How often a second allows it is a matter of chance.
  expect(text.replace(/^.*Trying again in N s\.\n/gm, '')).toMatchInlineSnapshot(`
    "exit code 75
    stdout:
      [masks]
      ::error::E_SERVER_UNAVAILABLE: REGISTRY is temporarily unavailable (status 503). Hint: Try again later, and look at the status page of the registry.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_SERVER\\_UNAVAILABLE: REGISTRY is temporarily unavailable (status 503). Hint: Try again later, and look at the status page of the registry. |
    config.json:
      (none)"
  `);
});
