import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { scene, withCredential } from './basic-registry.js';
import { needs } from '../real/programs.js';

it.runIf(needs('docker'))(
  'D10: login by docker says that the password is wrong, and does not try it again',
  async () => {
    const { job, inputs, registry } = await scene();
    expect(await job.login({ ...inputs, password: canary() })).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_LOGIN_REFUSED: REGISTRY refused the login. The username or password is wrong, has been reset, or has expired. Hint: Check that both belong to this registry and to each other, and are not those of your account on the web page.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_LOGIN\\_REFUSED: REGISTRY refused the login. The username or password is wrong, has been reset, or has expired. Hint: Check that both belong to this registry and to each other, and are not those of your account on the web page. |
    config.json:
      (none)"
  `);
    // docker's own.
    expect(withCredential(registry)).toBe(1);
    expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    config.json:
      (none)"
  `);
  },
);

it('D10: login by file says it too', async () => {
  const { job, inputs, registry } = await scene();
  expect(await job.login({ ...inputs, client: 'file', password: canary() })).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::error::E_LOGIN_REFUSED: REGISTRY refused the login. The username or password is wrong, has been reset, or has expired. Hint: Check that both belong to this registry and to each other, and are not those of your account on the web page.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_LOGIN\\_REFUSED: REGISTRY refused the login. The username or password is wrong, has been reset, or has expired. Hint: Check that both belong to this registry and to each other, and are not those of your account on the web page. |
    config.json:
      (none)"
  `);
  expect(withCredential(registry)).toBe(1);
});
