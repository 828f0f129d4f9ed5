import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it('A6: an empty password, as pull requests from forks have it, fails by default', async () => {
  const { job, inputs, registry } = await scene();
  expect(await job.login({ ...inputs, password: '' })).toMatchInlineSnapshot();
  expect(registry.requests).toEqual([]);
});

it('A6: it is a warning where that was chosen', async () => {
  const { job, inputs } = await scene();
  expect(await job.login({ ...inputs, password: ' \n', 'on-missing-credentials': 'warn' })).toMatchInlineSnapshot();
});

it('A6: it is a line of the log where skip was chosen', async () => {
  const { job, inputs } = await scene();
  expect(await job.login({ ...inputs, password: '', 'on-missing-credentials': 'skip' })).toMatchInlineSnapshot();
  expect(await job.post()).toMatchInlineSnapshot();
});

it('a wrong password is no missing one', async () => {
  const { job, inputs } = await scene();
  const text = await job.login({ ...inputs, client: 'file', password: 'wrong-one', 'on-missing-credentials': 'skip' });
  expect(text).toContain('exit code 1');
  expect(text).toContain('E_LOGIN_REFUSED');
});
