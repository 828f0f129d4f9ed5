import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newJob } from './step.js';

const HOST = 'registry.example.com';

/** A laptop with the program of the package on PATH. */
function laptop() {
  const job = newJob();
  const bin = join(job.home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'docker-credential-regcred'), '#!/bin/sh\n');
  chmodSync(join(bin, 'docker-credential-regcred'), 0o755);
  return { job, path: { PATH: `${bin}:${process.env['PATH']}` } };
}

it('install says what it did, a second time that there is nothing to do, and uninstall takes it back', async () => {
  const { job, path } = laptop();
  job.writeConfig({ auths: {}, credsStore: 'desktop', n: 1 });
  const install = ['credential-helper', 'install', HOST, '--username', 'ci'];
  const uninstall = ['credential-helper', 'uninstall', HOST];
  expect(await job.cli(install, '', path)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      docker-credential-regcred now logs in to registry.example.com with REGCRED_PASSWORD of its environment: ~/.docker/config.json names it, and ~/.config/regcred/helper.json says how.
    config.json:
      {
       "auths": {},
       "credsStore": "desktop",
       "n": 1,
       "credHelpers": {
        "registry.example.com": "regcred"
       }
      }"
  `);
  expect(await job.cli(install, '', path)).toContain('Nothing to do: ');
  expect(await job.cli(['credential-helper', 'list'], '', path)).toContain(`{"${HOST}":"ci"}`);
  expect(await job.cli(uninstall, '', path)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      docker-credential-regcred no longer logs in to registry.example.com; ~/.docker/config.json no longer names it.
    config.json:
      {
       "auths": {},
       "credsStore": "desktop",
       "n": 1
      }"
  `);
  expect(await job.cli(uninstall, '', path)).toContain('Nothing to do: ');
});

it('without the program on PATH it warns, as docker will not find it; --json is one document', async () => {
  const { job } = laptop();
  const install = ['credential-helper', 'install', HOST, '--json'];
  const text = await job.cli(install, '', { PATH: '/usr/bin:/bin' });
  expect(text).toContain('Warning: docker-credential-regcred is not on PATH');
  const line = /^ *(\{"registry".*\})$/m.exec(text)?.[1] ?? '';
  expect(JSON.parse(line)).toMatchObject({ registry: HOST, changed: true });
});

it.each([
  [['credential-helper'], 'E_USAGE'],
  [['credential-helper', 'gte'], 'E_USAGE'],
  [['credential-helper', 'get', HOST], 'E_USAGE'],
  [['credential-helper', 'install'], 'E_USAGE'],
  [['credential-helper', 'install', HOST, '--password', 'x'], 'E_USAGE'],
  [['credential-helper', 'install', HOST, '--identity', 'me'], 'E_IDENTITY_UNSUPPORTED'],
])('%j is %s', async (words, code) => {
  const text = await newJob().cli(words);
  expect(text).toContain('exit code 2');
  expect(text).toContain(`${code}: `);
});
