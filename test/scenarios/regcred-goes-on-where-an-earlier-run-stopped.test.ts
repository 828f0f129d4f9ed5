import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayHold } from '../redaction/oracle.js';
import { nextChange } from '../fakes/vendor.js';
import { acmeScene, harborYml } from './acme-scene.js';

it('the network goes while Harbor makes the robot: the next run ends what was lost and makes another', async () => {
  const { acme, regcred } = await acmeScene();
  nextChange(acme.harbor, { when: 'after', happens: 'drop' });
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 75
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  unknown  failed: E_CONNECTION_LOST  github:acme/web/HARBOR: not up to date  now
                due because its time is over
    stderr:
      harbor-push: preflight
      harbor-push: mint
      Error: harbor-push: E_CONNECTION_LOST: The connection to HARBOR closed before it answered. Hint: Try again; if it persists, look for a firewall or a proxy that closes connections.
    config.json:
      (none)"
  `);
  expect(acme.secret('HARBOR')).toBeUndefined();
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  0 days  rotated because nobody holds the secret of an unfinished rotation  github:acme/web/HARBOR: new secret  DATE
                the old secret works until DATE HH:MM UTC
    stderr:
      harbor-push: retire 2
      harbor-push: preflight
      harbor-push: mint
      harbor-push: seal
      harbor-push: verify
      harbor-push: write github:acme/web/HARBOR
      harbor-push: settle
      harbor-push: The old secret stays good until its grace is over.
    config.json:
      (none)"
  `);
  const [old, made, ...others] = acme.harbor.robots;
  expect(others).toEqual([]);
  expect(acme.secret('HARBOR')).toBe(`${made?.name ?? ''}:${made?.secret ?? ''}`);
  expect(old?.name).toBe('robot$web+ci-push');
});

it('keygen makes the keys with which a run that could not write is resumed or opened by hand', async () => {
  const { acme, job, regcred, configure } = await acmeScene();
  const key = join(job.home, 'escrow-key');
  mayHold(key);
  const made = await regcred('keygen --output escrow-key');
  const [, escrow = ''] = /escrow: (\S+)/.exec(made) ?? [];
  expect(made.replaceAll(escrow, 'PUBLIC')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      escrow: PUBLIC
    stderr:
      Put this line into regcred.yml, and the private key into a CI secret that only the rotation reads.
    config.json:
      (none)"
  `);
  const env = { REGCRED_ESCROW_KEY: readFileSync(key, 'utf8').trim() };
  configure(harborYml(acme, job, `escrow: ${escrow}\n`));
  acme.githubFault = ({ method }) => (method === 'PUT' ? 'drop' : undefined);
  expect(await regcred('rotate', env)).toMatchInlineSnapshot(`
    "exit code 75
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  0 days  failed: E_CONNECTION_LOST  github:acme/web/HARBOR: not written (E_CONNECTION_LOST)  now
                due because its time is over
    stderr:
      harbor-push: preflight
      harbor-push: mint
      harbor-push: seal
      harbor-push: verify
      harbor-push: write github:acme/web/HARBOR
      Error: harbor-push: E_CONNECTION_LOST: The connection to GITHUB closed before it answered. Hint: Try again; if it persists, look for a firewall or a proxy that closes connections.
    config.json:
      (none)"
  `);

  const opened = join(job.home, 'recovered');
  mayHold(opened);
  expect(await regcred('recover harbor-push --output recovered', env)).toMatchInlineSnapshot(`
    "exit code 0
    stderr:
      The credential of harbor-push was written as JSON (username, secret). Remove it after use.
    config.json:
      (none)"
  `);
  const { username, secret } = JSON.parse(readFileSync(opened, 'utf8')) as Record<string, string>;
  expect(acme.harbor.robots.at(-1)).toMatchObject({ name: username, secret });

  acme.githubFault = undefined;
  expect(await regcred('rotate', env)).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  0 days  an earlier run’s rotation was finished  github:acme/web/HARBOR: new secret  DATE
                the old secret works until DATE HH:MM UTC
    stderr:
      harbor-push: verify
      harbor-push: preflight
      harbor-push: write github:acme/web/HARBOR
      harbor-push: settle
      harbor-push: The old secret stays good until its grace is over.
    config.json:
      (none)"
  `);
  expect(acme.secret('HARBOR')).toBe(`${username ?? ''}:${secret ?? ''}`);
});
