import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { newJob } from './step.js';

it('A9: a registry address with user name and password shows neither', async () => {
  const job = newJob();
  const registry = `https://robot:${canary()}@registry.example.com/`;
  expect(await job.login({ registry, username: 'robot', password: canary() })).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      [masks]
      ::error::E_REGISTRY_USERINFO: The registry address for registry.example.com contains a username or a password. Hint: Give them as the inputs username and password, and only the host as registry.
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
    config.json:
      (none)"
  `);
});
