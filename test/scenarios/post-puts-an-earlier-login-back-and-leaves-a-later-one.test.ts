import { expect, it } from 'vitest';
import { pair } from './step.js';
import { scene } from './basic-registry.js';

it('C14: an earlier login for the registry is put back', async () => {
  const { job, inputs, registry } = await scene();
  job.writeConfig({ auths: { [registry.host]: pair('earlier', 'login') } });
  await job.login({ ...inputs, client: 'file' });
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out, and put back the login that was there before, of REGISTRY.
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "earlier:login"
        }
       }
      }"
  `);
});

it('C13: a login that somebody made since is left', async () => {
  const { job, inputs, registry } = await scene();
  await job.login({ ...inputs, client: 'file' });
  job.writeConfig({ auths: { [registry.host]: pair('later', 'login') } });
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Left as it is, because it was written again since: the login of REGISTRY.
    config.json:
      {
       "auths": {
        "REGISTRY": {
         "auth": "later:login"
        }
       }
      }"
  `);
});

it('a login that somebody removed since is no fault', async () => {
  const { job, inputs } = await scene();
  await job.login({ ...inputs, client: 'file' });
  job.writeConfig({ auths: {} });
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Nothing to do: already logged out of REGISTRY.
    config.json:
      (none)"
  `);
});
