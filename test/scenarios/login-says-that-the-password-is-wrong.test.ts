import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { scene, withCredential } from './basic-registry.js';

it('D10: login by docker says that the password is wrong, and does not try it again', async () => {
  const { job, inputs, registry } = await scene();
  const wrong = canary();
  expect(await job.login({ ...inputs, password: wrong })).toMatchInlineSnapshot();
  // docker's own one or two, and ours to find out why.
  expect(withCredential(registry)).toBeLessThanOrEqual(3);
  expect(await job.post()).toMatchInlineSnapshot();
});

it('D10: login by file says it too', async () => {
  const { job, inputs, registry } = await scene();
  expect(await job.login({ ...inputs, client: 'file', password: canary() })).toMatchInlineSnapshot();
  expect(withCredential(registry)).toBe(2);
});
