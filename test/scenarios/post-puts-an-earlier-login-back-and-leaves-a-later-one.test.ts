import { expect, it } from 'vitest';
import { pair } from './step.js';
import { scene } from './basic-registry.js';

it('C14: an earlier login for the registry is put back', async () => {
  const { job, inputs, registry } = await scene();
  job.writeConfig({ auths: { [registry.host]: pair('earlier', 'login') } });
  await job.login({ ...inputs, client: 'file' });
  expect(await job.post()).toMatchInlineSnapshot();
});

it('C13: a login that somebody made since is left', async () => {
  const { job, inputs, registry } = await scene();
  await job.login({ ...inputs, client: 'file' });
  job.writeConfig({ auths: { [registry.host]: pair('later', 'login') } });
  expect(await job.post()).toMatchInlineSnapshot();
});

it('a login that somebody removed since is no fault', async () => {
  const { job, inputs } = await scene();
  await job.login({ ...inputs, client: 'file' });
  job.writeConfig({ auths: {} });
  expect(await job.post()).toMatchInlineSnapshot();
});
