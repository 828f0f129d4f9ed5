import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it.each(['\n', '\r\n'])('A5: one line break at the end of the password is cut, with a notice (%j)', async (end) => {
  const { job, inputs, secret } = await scene();
  expect(await job.login({ ...inputs, password: secret + end })).toMatchInlineSnapshot();
});

it('A5: other white space at the end is named, and kept', async () => {
  const { job, inputs, secret } = await scene();
  expect(await job.login({ ...inputs, password: `${secret} `, client: 'file' })).toMatchInlineSnapshot();
});
