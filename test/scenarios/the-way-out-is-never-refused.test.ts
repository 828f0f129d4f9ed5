import { existsSync, rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';

it.each([{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, { NODE_DEBUG: 'http' }])(
  'L27: a later step sets %j, and post still logs out',
  async (env) => {
    const { job, inputs } = await scene();
    expect(await job.login({ ...inputs, client: 'file' })).toContain('Logged in to REGISTRY');
    const text = await job.post({}, env);
    expect(text).toContain('exit code 0');
    expect(text).toContain('Logged out of REGISTRY.');
    expect(text).toContain('::warning::');
    // A login itself is refused there.
    expect(await job.login({ ...inputs, client: 'file' }, env)).toMatch(/E_ENV_UNSAFE|E_TLS_DISABLED/);
  },
);

it('L27: a later step deletes RUNNER_TEMP, and post still logs out', async () => {
  const { job, inputs } = await scene();
  expect(await job.login({ ...inputs, client: 'file' })).toContain('Logged in to REGISTRY');
  rmSync(job.temp, { recursive: true });
  const text = await job.post();
  expect(text).toContain('exit code 0');
  expect(text).toContain('Logged out of REGISTRY.');
  expect(existsSync(job.config)).toBe(false);
});

it('L31: a login without RUNNER_TEMP is an error with a code', async () => {
  const { job, inputs } = await scene();
  rmSync(job.temp, { recursive: true });
  const text = await job.login({ ...inputs, client: 'file', isolate: 'true' });
  expect(text).toContain('E_TEMP_FOLDER: The folder for temporary files, TEMP, cannot be used (ENOENT).');
  expect(text).not.toContain('node:');
});
