import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { tempDir } from '../redaction/oracle.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const PARTS = [
  'src',
  'scripts',
  'test',
  'docs',
  'gitlab',
  'jenkins',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  '.prettierrc.json',
];
/** Tests that name what they scaffold, which no other file may. */
const NAMING = ['new-registry.test.ts', 'new-store.test.ts'];

/** A copy of the project in which a test may change sources, with the dependencies of this one. */
export function copyOfProject(): string {
  const dir = join(tempDir(), 'copy');
  for (const name of PARTS) cpSync(join(root, name), join(dir, name), { recursive: true });
  for (const name of NAMING) rmSync(join(dir, 'test/scripts', name));
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  return dir;
}

/** Starts a program of the copy; its own environment, since a test runner's would be inherited. */
function run(cwd: string, ...args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env });
  return { status, text: stdout + stderr };
}

/** Runs a script of the project. */
export const tsx = (cwd: string, ...args: string[]) =>
  run(cwd, '--import', import.meta.resolve('tsx'), ...args);

/** Runs tests of the copy. */
export const vitest = (cwd: string, ...args: string[]) =>
  run(cwd, 'node_modules/vitest/vitest.mjs', 'run', '--no-color', '--sequence.shuffle=false', ...args);

/** Replaces texts of a file, each of which it must contain. */
export function edit(path: string, ...changes: readonly (readonly [string, string])[]): void {
  const text = changes.reduce(
    (before, [old, next]) => {
      expect(before).toContain(old);
      return before.replace(old, () => next);
    },
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, text);
}
