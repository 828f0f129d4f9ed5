import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canary, observe } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';

/** A job in whose environment the password for its registry is. */
async function withVariables() {
  const { job, inputs, secret } = await scene();
  const { registry, username, password } = inputs;
  const env = { REGCRED_REGISTRY: registry, REGCRED_USERNAME: username, REGCRED_PASSWORD: password };
  const ask = () => {
    const program = 'docker-credential-regcred';
    const all = { PATH: process.env['PATH'], HOME: job.home, ...job.exported, ...env };
    const { stdout, stderr } = spawnSync(program, ['get'], { env: all, input: registry, encoding: 'utf8' });
    observe('standard error', stderr);
    return JSON.parse(stdout) as { Username: string; Secret: string };
  };
  return { job, secret, env, ask, inputs: { registry, client: 'helper' } };
}

it('later steps get the login from the helper, and post puts everything back', async () => {
  const { job, inputs, env, ask, secret } = await withVariables();
  job.writeConfig({ auths: {}, credsStore: 'desktop' });
  expect(await job.login(inputs, env)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY as robot (helper, nothing is stored; issued again at each request, as ~/.docker/config.json says).
    GITHUB_OUTPUT:
      registry=REGISTRY
      username=robot
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"REGISTRY","username":"robot","client":"helper","storedBy":"regcred","expiresAt":""}]
    GITHUB_ENV:
      REGCRED_HELPER_CONFIG=TEMP/regcred-UID/helper.json
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_PATH:
      TEMP/regcred-UID/helper
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY | robot | logged in | helper regcred |
    config.json:
      {
       "auths": {},
       "credsStore": "desktop",
       "credHelpers": {
        "REGISTRY": "regcred"
       }
      }"
  `);
  const answer = ask();
  expect([answer.Username, answer.Secret === secret]).toEqual(['robot', true]);
  expect(await job.post(inputs, env)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
    config.json:
      {
       "auths": {},
       "credsStore": "desktop"
      }"
  `);
  expect(readdirSync(`${job.home}/.docker`)).toEqual(['config.json']);
  expect(
    readdirSync(job.temp, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json')),
  ).toEqual([]);
});

it('a password as input is refused, with the cure', async () => {
  const { job, inputs, env } = await withVariables();
  const text = await job.login({ ...inputs, password: canary() }, env);
  expect(text).toContain('E_HELPER_SECRET: ');
  expect(text).toContain('Give identity instead of password');
});

it('without its runner file the folder for PATH is told, and nothing printed instead', async () => {
  const { job, inputs, env } = await withVariables();
  const text = await job.login(inputs, { ...env, GITHUB_PATH: join(job.home, 'none') });
  expect(text).toContain('E_HOST_FILE: ');
  expect(text).not.toContain('::add-path::');
});
