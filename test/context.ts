import * as fs from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import type { Context } from '../src/context/context.js';
import { createMasks } from '../src/context/masks.js';
import { createRedactor } from '../src/secret/redactor.js';
import { observe } from './redaction/oracle.js';

/** A context for tests: real files and masks, a clock that does not wait, a log that is searched for secrets. */
export function testContext(overrides: Partial<Context> = {}): Context & { readonly lines: string[] } {
  const lines: string[] = [];
  const log = (level: string) => (text: string) => {
    const line = `${level}: ${masks.redact(text)}`;
    lines.push(line);
    observe('log', line);
  };
  const masks =
    overrides.masks ??
    createMasks(
      createRedactor(),
      () => {},
      (text) => log('warning')(text),
    );
  return {
    http: { send: () => Promise.reject(new Error('this test has no network')) },
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    random: { fraction: () => 0.5, bytes: (length) => randomBytes(length) },
    exec: () => Promise.resolve({ kind: 'not-found' }),
    fs,
    env: {},
    log: {
      info: log('info'),
      notice: log('notice'),
      warning: log('warning'),
      error: log('error'),
      debug: log('debug'),
    },
    masks,
    signal: new AbortController().signal,
    lines,
    ...overrides,
  };
}
