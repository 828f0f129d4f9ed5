import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';

it('username:password as password, without a user name, is split at the first colon', async () => {
  const { job, secret, inputs } = await scene({ secret: `with:colon:${canary()}` });
  const text = await job.login({ registry: inputs.registry, password: `robot:${secret}`, client: 'file' });
  expect(text).toMatchInlineSnapshot();
});

it('a password alone needs a user name', async () => {
  const { job, inputs } = await scene();
  const text = await job.login({ registry: inputs.registry, password: inputs.password, client: 'file' });
  expect(text).toMatchInlineSnapshot();
});
