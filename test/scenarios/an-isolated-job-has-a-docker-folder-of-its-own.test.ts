import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mayHold } from '../redaction/oracle.js';
import { pair } from './step.js';
import { scene } from './basic-registry.js';

it.each([
  ['isolate: true', { isolate: 'true' }, {}],
  ['auto on a self-hosted runner', {}, { RUNNER_ENVIRONMENT: 'self-hosted' }],
])('%s: the login is in a folder of the job, and post removes it', async (_, more, env) => {
  const { job, inputs } = await scene();
  job.writeConfig({ auths: { 'ghcr.io': pair('u', 'p') } });
  const running = job.startStep('login', { ...inputs, client: 'file', ...more }, env);
  expect(await running.ended).toMatchInlineSnapshot();
  const folder = job.exported['DOCKER_CONFIG'] ?? '';
  expect(existsSync(folder)).toBe(true);
  expect(await job.post({}, env)).toMatchInlineSnapshot();
  expect(existsSync(folder)).toBe(false);
});

it('auto does nothing where DOCKER_CONFIG is set already', async () => {
  const { job, inputs } = await scene({ env: { RUNNER_ENVIRONMENT: 'self-hosted' } });
  const own = `${job.home}/own`;
  [`${own}/config.json`, `${own}/config.json.regcred`].forEach((path) => mayHold(path));
  const env = { RUNNER_ENVIRONMENT: 'self-hosted', DOCKER_CONFIG: own };
  const text = await job.login({ ...inputs, client: 'file' }, env);
  expect(text).toContain('stored in ~/own/config.json');
  expect(text).not.toContain('GITHUB_ENV:\n  DOCKER_CONFIG');
});
