import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';
import { needs } from '../real/programs.js';

it.each(needs('docker') ? ['docker', 'file'] : ['file'])(
  'login by %s works, and post logs out exactly',
  async (client) => {
    const { job, inputs } = await scene();
    job.writeConfig({ auths: { 'ghcr.io': { auth: 'dTpw' } }, detachKeys: 'ctrl-x' });
    const text = await job.login({ ...inputs, client });
    expect(
      text
        .replaceAll(`(${client},`, '(CLIENT,')
        .replace(`| ${client} |`, '| CLIENT |')
        .replace(`"client":"${client}"`, '"client":CLIENT'),
    ).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY as robot (CLIENT, stored in ~/.docker/config.json).
    GITHUB_OUTPUT:
      registry=REGISTRY
      username=robot
      config-dir=~/.docker
      expires-at=
      registries=[{"registry":"REGISTRY","username":"robot","client":CLIENT,"storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY | robot | logged in | CLIENT |
    config.json:
      {
       "auths": {
        "ghcr.io": {
         "auth": "u:p"
        },
        "REGISTRY": {
         "auth": "robot:SECRET"
        }
       },
       "detachKeys": "ctrl-x"
      }"
  `);
    expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
    config.json:
      {
       "auths": {
        "ghcr.io": {
         "auth": "u:p"
        }
       },
       "detachKeys": "ctrl-x"
      }"
  `);
    expect(readdirSync(`${job.home}/.docker`)).toEqual(['config.json']);
  },
);

it('logout in the middle of a job ends this job’s login, and post finds nothing left to do', async () => {
  const { job, inputs } = await scene();
  await job.login({ ...inputs, client: 'file' });
  expect(await job.logout({ registry: inputs.registry, client: 'file' })).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
    config.json:
      (none)"
  `);
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    config.json:
      (none)"
  `);
});

it('with logout: false post leaves the login', async () => {
  const { job, inputs } = await scene();
  await job.login({ ...inputs, client: 'file', logout: 'false' });
  expect(await job.post({ logout: 'false' })).toMatchInlineSnapshot(`
    "exit code 0
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
