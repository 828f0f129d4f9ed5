import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it.each(['docker', 'file'])('login by %s works, and post logs out exactly', async (client) => {
  const { job, inputs } = await scene();
  job.writeConfig({ auths: { 'ghcr.io': { auth: 'dTpw' } }, detachKeys: 'ctrl-x' });
  const text = await job.login({ ...inputs, client });
  expect(text.replaceAll(`(${client},`, '(CLIENT,').replace(`| ${client} |`, '| CLIENT |').replace(`"client":"${client}"`, '"client":CLIENT')).toMatchInlineSnapshot();
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
});

it('logout in the middle of a job ends this job’s login, and post finds nothing left to do', async () => {
  const { job, inputs } = await scene();
  await job.login({ ...inputs, client: 'file' });
  expect(await job.logout({ registry: inputs.registry, client: 'file' })).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
    config.json:
      {
       "auths": {}
      }"
  `);
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    config.json:
      {
       "auths": {}
      }"
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
