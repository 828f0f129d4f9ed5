import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { needs } from '../real/programs.js';
import { pair } from './step.js';
import { scene, withCredential } from './basic-registry.js';

const ok = { 'ghcr.io': pair('u', 'p') };

it.each([
  ['L28: experimental that is no text', { auths: ok, experimental: true }],
  ['L28: credHelpers as text', { auths: ok, credHelpers: 'pass' }],
  ['L28: proxies as text', { auths: ok, proxies: 'http://proxy' }],
  ['L28: a broken auth of another registry', { auths: { 'ghcr.io': { auth: 'no colon' } } }],
])('%s is an error before anything is sent, since docker would go on without a login', async (_, config) => {
  const { job, inputs, registry } = await scene();
  job.writeConfig(config);
  const before = readFileSync(job.config, 'utf8');
  const text = await job.login({ ...inputs, client: 'file' });
  expect(text).toContain('E_DOCKER_CONFIG_INVALID');
  expect(text).toContain('docker cannot read it');
  expect(withCredential(registry)).toBe(0);
  expect(readFileSync(job.config, 'utf8')).toBe(before);
});

it.runIf(needs('docker')).each([{ auths: null }, { auths: ok, experimental: 'enabled', proxies: {} }])(
  'L21: %j is none, or what docker writes, and works',
  async (config) => {
    const { job, inputs } = await scene();
    job.writeConfig(config);
    const before = readFileSync(job.config, 'utf8');
    expect(await job.login({ ...inputs, client: 'docker' })).toContain('Logged in to REGISTRY');
    expect(await job.post()).toContain('exit code 0');
    expect(JSON.parse(readFileSync(job.config, 'utf8'))).toEqual({
      auths: {},
      ...nonNull(JSON.parse(before)),
    });
  },
);

const nonNull = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));

it('L32: one that is nested thousands of levels deep is refused in milliseconds', async () => {
  const { job, inputs } = await scene();
  mkdirSync(join(job.home, '.docker'));
  writeFileSync(job.config, `{"x":${'['.repeat(3000)}${']'.repeat(3000)}}`, { mode: 0o600 });
  const from = performance.now();
  const text = await job.login({ ...inputs, client: 'file' });
  expect(text).toContain('E_DOCKER_CONFIG_INVALID');
  expect(text).toContain('nested too deeply');
  expect(performance.now() - from).toBeLessThan(5_000);
});
