import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { canary, observe } from '../redaction/oracle.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

// Only root may start a program as a user whom the password database does not know.
it.runIf(process.getuid?.() === 0)(
  'C15: without HOME and without an entry for the user, the variable is named',
  () => {
    const words = [
      cli,
      'login',
      'r.example.com',
      '--username',
      'u',
      '--password-env',
      'PW',
      '--client',
      'file',
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      uid: 54321,
      env: { PW: canary() },
      encoding: 'utf8',
    });
    observe('output', stdout + stderr);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^E_HOME_UNSET: .* Set HOME, or name the location with DOCKER_CONFIG\.\n$/);
  },
);
