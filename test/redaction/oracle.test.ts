import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canary, tempDir } from './oracle.js';
import { isOwnProgram } from './own-program.js';
import { watchProcessOutput } from './process-output.js';
import { addCanary, clear, createScope, leaks } from './scope.js';

/** A scope of its own, which the oracle of this test does not search. */
function scope() {
  const made = createScope();
  const folder = mkdtempSync(join(tmpdir(), 'regcred-oracle-'));
  made.folders.push(folder);
  return { made, folder, secret: addCanary(made, 'token', '') };
}

describe('the oracle', () => {
  it('names the place and the form of a leak, and not the secret', () => {
    const { made, folder, secret } = scope();
    made.observed.push({ channel: 'stdout', text: `x ${Buffer.from(secret).toString('base64')}` });
    writeFileSync(join(folder, 'left'), secret);
    symlinkSync(`/tmp/${secret}`, join(folder, 'link'));
    mkdirSync(join(folder, secret));
    const found = leaks(made);
    expect(found).toContain('secret 1 (token) in stdout: base64 > as it is');
    expect(found).toContain(`secret 1 (token) in ${join(folder, 'left')}: as it is`);
    expect(found).toContain(`secret 1 (token) in ${join(folder, 'link')}: as it is`);
    expect(found).toContain('secret 1 (token) in the name of a file: as it is');
    expect(found.join()).not.toContain(secret);
    clear(made);
  });

  it('finds a secret that is cut in two between writes', () => {
    const { made, secret } = scope();
    for (const text of [secret.slice(0, 10), secret.slice(10)]) made.observed.push({ channel: 'c', text });
    expect(leaks(made)).toEqual(['secret 1 (token) in c: line breaks > as it is']);
    clear(made);
  });

  it('passes over our own program, to the byte and no more', () => {
    const program = readFileSync(new URL('../../jenkins/resources/regcred/regcred.cjs', import.meta.url));
    expect(isOwnProgram(program)).toBe(true);
    program[1_000_000] = (program[1_000_000] ?? 0) ^ 1;
    expect(isOwnProgram(program)).toBe(false);
    expect(isOwnProgram(program.subarray(1))).toBe(false);
    expect(isOwnProgram('')).toBe(false);
  });

  it('lets the named file hold it with mode 0600, and no other mode', () => {
    const { made, folder, secret } = scope();
    const path = join(folder, 'config.json');
    writeFileSync(path, secret, { mode: 0o600 });
    expect(leaks(made)).toHaveLength(1);
    made.holders.set(path, 'private');
    expect(leaks(made)).toEqual([]);
    chmodSync(path, 0o640);
    expect(leaks(made)).toEqual([`${path} holds a secret and has the mode 640`]);
    made.holders.set(path, 'any');
    expect(leaks(made)).toEqual([]);
    clear(made);
  });

  it('searches and removes what a test has made unreadable', () => {
    const { made, folder, secret } = scope();
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'a/b/c'), secret);
    for (const path of ['a/b/c', 'a/b', 'a']) chmodSync(join(folder, path), 0);
    expect(leaks(made)).toHaveLength(1);
    for (const path of ['a/b/c', 'a/b', 'a'])
      if (existsSync(join(folder, path))) chmodSync(join(folder, path), 0);
    clear(made);
    expect(existsSync(folder)).toBe(false);
  });

  it('hears what this process writes, on every way to its output', () => {
    const heard: string[] = [];
    watchProcessOutput((channel, text) => heard.push(`${channel}: ${text.trim()}`));
    process.stdout.write('one\n');
    process.stderr.write(Buffer.from('two\n'));
    console.warn('three %d', 3);
    writeSync(2, 'four\n');
    expect(heard).toEqual(
      expect.arrayContaining(['stdout: one', 'stderr: two', 'console.warn: three 3', 'stderr: four']),
    );
  });

  const seen: string[] = [];
  it.each([1, 2])('draws secrets and folders afresh for each test (%d)', () => {
    const [secret, folder] = [canary(), tempDir()];
    expect(seen).not.toContain(secret);
    expect(seen.filter((path) => existsSync(path))).toEqual([]);
    seen.push(secret, folder);
  });
});
