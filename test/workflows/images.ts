import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { mayHold } from '../redaction/oracle.js';
import { newMachine, type World } from './world.js';

/** The text of an auth file with a login of "octocat" for each host. */
export function authFile(hosts: readonly string[], password: string): string {
  const auth = Buffer.from(`octocat:${password}`).toString('base64');
  return JSON.stringify({ auths: Object.fromEntries(hosts.map((host) => [host, { auth }])) });
}

/** Puts an image into the registry before the job, made by umoci and pushed by skopeo: `acme/base:1`. */
export function putImage(world: World, host: string, name: string): void {
  const { home, workspace, run } = newMachine(world);
  const layout = join(workspace, 'image');
  const auth = join(home, 'auth.json');
  writeFileSync(auth, authFile([host], world.password), { mode: 0o600 });
  mayHold(auth);
  expect(run('umoci', 'init', '--layout', layout)).toMatchObject({ code: 0 });
  expect(run('umoci', 'new', '--image', `${layout}:1`)).toMatchObject({ code: 0 });
  const copy = ['copy', `--authfile=${auth}`, `oci:${layout}:1`, `docker://${host}/${name}`];
  expect(run('skopeo', ...copy)).toMatchObject({ code: 0 });
}
