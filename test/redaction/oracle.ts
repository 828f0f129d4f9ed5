import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import type { CanaryKind } from './canaries.js';
import { watchProcessOutput } from './process-output.js';
import { addCanary, clear, createScope, leaks } from './scope.js';

/**
 * The redaction oracle: every test runs under it (test/setup.ts; README.md beside this).
 *
 * What is made while a test runs belongs to that test and ends with it; what beforeAll or a file makes
 * belongs to all tests of the file. After each test, everything that was shown or written is searched.
 */
const file = createScope();
let current = file;

/**
 * A fresh random secret that must appear nowhere but in files named by {@link mayHold}. `kind` draws one
 * of another make (test/redaction/canaries.ts).
 */
export function canary(suffix = '', kind: CanaryKind = 'token'): string {
  return addCanary(current, kind, suffix);
}

/** A login whose secret is a canary; the username is an ordinary word. */
export function canaryPair(username: string, kind: CanaryKind = 'token') {
  return { username, secret: canary('', kind) };
}

/** A folder for this test, removed after it; every file in it is searched. */
export function tempDir(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'regcred-test-')));
  current.folders.push(folder);
  return folder;
}

/**
 * A file that is meant to hold a secret (a config.json, a store). Where it does, its mode must be 0600,
 * but for `any`: a file that the test itself has left open to others to see what happens.
 */
export function mayHold(path: string, mode: 'private' | 'any' = 'private'): void {
  current.holders.set(resolve(path), mode);
}

/** Text that the program under test has shown or sent somewhere: it is searched. */
export function observe(channel: string, text: string): void {
  current.observed.push({ channel, text });
}

/** All that an error can show: message, stack, causes and hidden properties. */
export function observeError(error: unknown): void {
  observe('an error', inspect(error, { depth: 8, showHidden: true, maxStringLength: null }));
}

watchProcessOutput(observe);

/** Begins a test: what is made from here on belongs to it. */
export function startTest(): void {
  current = createScope();
}

/** Ends a test and fails it where a secret was shown. Fixtures must have finished before. */
export function searchTest(): void {
  const [test, found] = [current, leaks(file, current)];
  current = file;
  clear(test);
  // Found once is enough; the next test shall not fail for it as well.
  file.observed.length = 0;
  report(found);
}

/** Ends a file and fails it where a secret was shown. */
export function searchFile(): void {
  const found = leaks(file);
  clear(file);
  report(found);
}

function report(found: readonly string[]): void {
  if (found.length > 0) throw new Error(`A secret was shown:\n${[...new Set(found)].join('\n')}`);
}
