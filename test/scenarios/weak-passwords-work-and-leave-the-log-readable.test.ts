import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it('A7: a password of three characters is not masked, and that is said', async () => {
  const { job, inputs } = await scene({ secret: 'r2d' });
  expect(await job.login({ ...inputs, client: 'file' })).toMatchInlineSnapshot();
});

it.each(['***', 'true', 'docker.io', '[secret]'])('A8: the password %s works', async (secret) => {
  const { job, inputs } = await scene({ secret });
  const text = await job.login({ ...inputs, client: 'file' });
  expect(text).toContain('exit code 0');
  expect(text).toContain('Logged in to REGISTRY as robot');
  expect(text).toMatch(/::warning::A secret is /);
});
