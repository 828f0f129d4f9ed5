import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

// First version; the real search comes with the redaction work. The four functions stay.
const secrets = new Set<string>();
const dirs = new Set<string>();

/** A fresh random secret that must appear nowhere but in files named by {@link mayHold}. */
export function canary(suffix = ''): string {
  const value = randomBytes(15).toString('base64url') + suffix;
  secrets.add(value);
  return value;
}

/** A folder for this test, removed after it; every file in it is searched. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'regcred-test-'));
  dirs.add(dir);
  return dir;
}

/** A file that is meant to hold a secret (a config.json, a store). */
export function mayHold(_path: string): void {}

/** Text that the program under test has shown or sent somewhere: it is searched. */
export function observe(_channel: string, _text: string): void {}

afterEach(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  dirs.clear();
  secrets.clear();
});
