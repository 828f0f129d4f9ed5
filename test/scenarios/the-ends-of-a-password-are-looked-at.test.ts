import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fakeDocker } from '../login/clients/fake-docker.js';
import { canary } from '../redaction/oracle.js';
import { pair } from './step.js';
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

describe.each(['file', ...(needs('docker') ? ['docker'] : []), ...(needs('podman') ? ['podman'] : [])])(
  'white space at the ends of a password, client %s',
  (client) => {
    it.each([
      ['blanks', (secret: string) => `  ${secret} \t`],
      ['lines', (secret: string) => `\n${secret}\n\n`],
    ])(
      'L33: %s around the input are cut, as docker/login-action does, with a notice',
      async (_what, around) => {
        const { job, inputs, registry, secret } = await scene();
        const text = await job.login({
          ...inputs,
          password: around(secret),
          client,
          verify: 'push:team/app',
        });
        expect(text).toContain(
          '::notice::The password for REGISTRY began or ended with white space, which was cut.',
        );
        expect(text).toContain('Logged in to REGISTRY as robot');
        const file = client === 'podman' ? job.auth : job.config;
        expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
          auths: { [registry.host]: pair('robot', secret) },
        });
      },
    );
  },
);

/** docker before 29.3. */
const trimming = `read_password; store "$user:$(printf '%s' "$password" | sed 's/ *$//')"; echo Login Succeeded`;

const inQuotes = (host: string, password: string) =>
  `- { registry: ${host}, username: robot, password: ${JSON.stringify(password)} }`;

it('A5: in a list it is in quotes, so it is named, and kept', async () => {
  const { job, registry, secret } = await scene();
  const list = { 'registry-auth': inQuotes(registry.host, `${secret} `), client: 'file' };
  expect(await job.login(list)).toMatchInlineSnapshot(`
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

it('A5: a password that has white space at an end works in a list', async () => {
  const { job, registry, secret } = await scene({ secret: canary(' ') });
  const list = { 'registry-auth': inQuotes(registry.host, secret), client: 'file' };
  expect(await job.login(list)).toContain('Logged in to REGISTRY as robot');
});

it('L33: a docker that cuts it itself is reported exactly', async () => {
  const docker = fakeDocker(trimming);
  const { job, registry, secret } = await scene({ env: { PATH: docker.path } });
  const text = await job.login({ 'registry-auth': inQuotes(registry.host, `${secret} `) });
  expect(text).toContain(
    'E_LOGIN_MISMATCH: docker reported success for REGISTRY, but it did not store the given login (it lacks the white space at the ends of the password). Hint: The registry accepted it so; docker before 29.3 cuts it. Store the secret again without it, or keep it with client: file.',
  );
  expect(existsSync(job.config)).toBe(false);
});
