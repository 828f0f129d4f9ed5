import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterFile } from '../after.js';
import { withStandIns } from '../workflows/stand-ins.js';
import { library } from './jenkins.js';

/**
 * A copy of the library with a bug planted in one of its files; the program itself is only linked. It is not in
 * tempDir(): there is nothing secret in it, and the oracle would search megabytes after every test.
 */
export function alteredLibrary(file: string, changes: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'regcred-library-'));
  afterFile(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['src', 'vars']) cpSync(join(library, part), join(folder, part), { recursive: true });
  symlinkSync(join(library, 'resources'), join(folder, 'resources'));
  writeFileSync(join(folder, file), withStandIns(readFileSync(join(library, file), 'utf8'), changes));
  return folder;
}
