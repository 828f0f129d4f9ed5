import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exec as realExec } from '../../../src/context/exec.js';
import type { Context } from '../../../src/context/context.js';
import type { AuthEntry } from '../../../src/login/auth-file/auth-file.js';
import { testContext } from '../../context.js';
import { canary, mayHold, tempDir } from '../../redaction/oracle.js';

/** A home folder with docker's file in it, and what tests ask of them. */
export function home(config?: unknown, overrides: Partial<Context> = {}) {
  const dir = tempDir();
  const path = join(dir, '.docker', 'config.json');
  mayHold(path);
  mayHold(`${path}.regcred`);
  if (config !== undefined) {
    mkdirSync(dirname(path));
    writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config, null, '\t'));
    chmodSync(path, 0o600);
  }
  const env = { HOME: dir, PATH: process.env['PATH'] ?? '', ...overrides.env };
  const ctx = testContext({ exec: realExec, ...overrides, env });
  // A file that is not there holds no login.
  const read = () => JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{"auths":{}}') as Config;
  return { dir, path, ctx, read, auths: () => read().auths, names: () => readdirSync(dirname(path)) };
}

interface Config {
  auths: Record<string, AuthEntry>;
  [key: string]: unknown;
}

/** An entry as docker writes it, with a fresh secret. */
export function entry(username: string, secret = canary()): AuthEntry {
  return { auth: Buffer.from(`${username}:${secret}`).toString('base64') };
}

/** Writes a login as somebody else does, who knows nothing of locks and journals. */
export function writeAsOther(path: string, key: string, value: AuthEntry | undefined): void {
  const config = JSON.parse(readFileSync(path, 'utf8')) as Config;
  if (value === undefined) Reflect.deleteProperty(config.auths, key);
  else config.auths[key] = value;
  writeFileSync(path, JSON.stringify(config, null, '\t'));
}
