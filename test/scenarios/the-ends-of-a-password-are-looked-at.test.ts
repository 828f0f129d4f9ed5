import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';
import { needs } from '../real/programs.js';

it.runIf(needs('docker')).each(['\n', '\r\n'])(
  'A5: one line break at the end of the password is cut, with a notice (%j)',
  async (end) => {
    const { job, inputs, secret } = await scene();
    expect(await job.login({ ...inputs, password: secret + end })).toMatchInlineSnapshot(`
      "exit code 0
      stdout:
        [masks]
        ::notice::The password for REGISTRY ended with a line break, which was cut.
        Logged in to REGISTRY as robot (docker, stored in ~/.docker/config.json).
      GITHUB_OUTPUT:
        registry=REGISTRY
        username=robot
        config-dir=~/.docker
        expires-at=
        registries=[{"registry":"REGISTRY","username":"robot","client":"docker","storedBy":"file","expiresAt":""}]
      GITHUB_STATE:
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
      GITHUB_STEP_SUMMARY:
        ### Registry logins
        
        | Registry | User | Result | Details |
        | --- | --- | --- | --- |
        | REGISTRY | robot | logged in | docker |
      config.json:
        {
         "auths": {
          "REGISTRY": {
           "auth": "robot:SECRET"
          }
         }
        }"
    `);
  },
);

it('A5: other white space at the end is named, and kept', async () => {
  const { job, inputs, secret } = await scene();
  expect(await job.login({ ...inputs, password: `${secret} `, client: 'file' })).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      [masks]
      ::warning::The password for REGISTRY begins or ends with white space. If the login is refused, store the secret again without it.
      ::error::E_LOGIN_REFUSED: REGISTRY refused the login. The password begins or ends with a blank or a line break, and is not accepted with it. Hint: Store the password again without it, for example with printf %25s instead of echo.
    GITHUB_OUTPUT:
      registries=[]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY |  | failed | E\\_LOGIN\\_REFUSED: REGISTRY refused the login. The password begins or ends with a blank or a line break, and is not accepted with it. Hint: Store the password again without it, for example with printf %s instead of echo. |
    config.json:
      (none)"
  `);
});
