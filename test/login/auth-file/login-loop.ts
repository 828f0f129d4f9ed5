/**
 * A process of its own for many-processes.test.ts: logs in to registries of its own and to one shared with
 * all others, and out of every second one again. Prints a line per finished round.
 */
import * as fs from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import type { Context } from '../../../src/context/context.js';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { removeLogin } from '../../../src/login/auth-file/remove-login.js';
import { Secret } from '../../../src/secret/secret.js';

const [path = '', name = '', rounds = '0'] = process.argv.slice(2);
const silent = () => {};
const ctx: Context = {
  http: { send: () => Promise.reject(new Error('no network')) },
  clock: {
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  },
  random: { fraction: Math.random, bytes: (length) => randomBytes(length) },
  exec: () => Promise.resolve({ kind: 'not-found' }),
  fs,
  env: { HOME: process.env['HOME'] },
  log: { info: silent, notice: silent, warning: silent, error: silent, debug: silent },
  masks: { add: silent, learn: (value) => new Secret(value), redact: (text) => text },
  signal: new AbortController().signal,
};
const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });

for (let round = 0; round < Number(rounds); round++) {
  const own = await mergeLogin(path, `${name}-${round}.example.com`, auth(`${name}:${round}`), name, ctx);
  const shared = await mergeLogin(path, 'shared.example.com', auth(`${name}:${round}`), name, ctx);
  if (round % 2 === 1) await removeLogin(own, ctx);
  await removeLogin(shared, ctx);
  process.stdout.write(`${round}\n`);
}
