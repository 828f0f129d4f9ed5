import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  lstatSync,
  writeFileSync,
} from 'node:fs';
import * as fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../src/context/file-system.js';
import { Secret } from '../../src/secret/secret.js';
import { fileStores } from '../../src/stores/file/file-store.js';
import { testContext } from '../context.js';
import { canary, mayHold, tempDir } from '../redaction/oracle.js';

function place(as: 'secret' | 'pair' = 'secret') {
  const dir = tempDir();
  const path = join(dir, 'secret');
  mayHold(path);
  return { dir, path, store: fileStores.open({ path, as }) };
}

const credential = (value: string) => ({ username: 'ci', secret: new Secret(value), generation: 1 });

/** Real files, but one operation fails. */
function failing(name: string, code: string): FileSystem {
  const fault = () => Promise.reject(Object.assign(new Error('no'), { code }));
  const handle = (real: FileHandle) =>
    new Proxy(real, {
      get: (_, key) => {
        if (key === name) return fault;
        const value: unknown = Reflect.get(real, key);
        return typeof value === 'function' ? value.bind(real) : value;
      },
    });
  const open: FileSystem['open'] = async (...args) => handle(await fs.open(...args));
  return { ...fs, open, ...(name in fs && { [name]: fault }) };
}

describe('the file store', () => {
  it('C2: is 0600 afterwards, whatever it was', async () => {
    const { path, store } = place();
    mayHold(path, 'any');
    writeFileSync(path, canary(), { mode: 0o644 });
    await store.write(credential(canary()), testContext());
    expect(statSync(path).mode & 0o7777).toBe(0o600);
  });

  it.each(['\n', '\r\n'])('reads a file made by hand without its line end (%j)', async (end) => {
    const { path, store } = place();
    const value = canary();
    writeFileSync(path, value + end, { mode: 0o600 });
    expect((await store.read(testContext())).secret?.reveal()).toBe(value);
  });

  it('does not replace a password file of one line', async () => {
    const path = join(tempDir(), 'htpasswd');
    const line = `ci:$2y$10$${'a'.repeat(53)}\n`;
    writeFileSync(path, line);
    const store = fileStores.open({ path });
    await expect(store.check(credential(canary()), testContext())).rejects.toMatchObject({
      code: 'E_STORE_FOREIGN',
    });
    expect(readFileSync(path, 'utf8')).toBe(line);
  });

  it('an empty file holds no secret', async () => {
    const { path, store } = place();
    writeFileSync(path, '\n');
    expect((await store.read(testContext())).secret).toBeUndefined();
  });

  it.each(['folder', 'fifo', 'device'])('C5: a %s at the path is refused without hanging', async (kind) => {
    const { path, store } = place();
    if (kind === 'folder') mkdirSync(path);
    if (kind === 'fifo') execFileSync('mkfifo', [path]);
    if (kind === 'device') symlinkSync('/dev/zero', path);
    const ctx = testContext();
    await expect(store.read(ctx)).rejects.toMatchObject({ code: 'E_STORE_READ' });
    await expect(store.check(credential(canary()), ctx)).rejects.toMatchObject({ code: 'E_STORE_WRITE' });
    await expect(store.write(credential(canary()), ctx)).rejects.toMatchObject({ code: 'E_STORE_WRITE' });
  });

  it('keeps a symbolic link and replaces the file behind it', async () => {
    const { dir, path, store } = place();
    const real = join(dir, 'real');
    mayHold(real);
    writeFileSync(real, canary(), { mode: 0o600 });
    symlinkSync(real, path);
    const value = canary();
    await store.write(credential(value), testContext());
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe(value);
  });

  it.each([
    ['open', 'EMFILE'],
    ['open', 'EROFS'],
    ['open', 'EACCES'],
    ['writeFile', 'ENOSPC'],
    ['writeFile', 'EDQUOT'],
    ['chmod', 'EPERM'],
    ['sync', 'EIO'],
    ['rename', 'EBUSY'],
  ])('C6: when %s fails with %s the old value stays and no other file does', async (name, code) => {
    const { dir, path, store } = place();
    const old = canary();
    writeFileSync(path, old, { mode: 0o600 });
    const attempt = store.write(credential(canary()), testContext({ fs: failing(name, code) }));
    await expect(attempt).rejects.toMatchObject({
      code: 'E_STORE_WRITE',
      message: expect.stringContaining(code),
    });
    expect(readFileSync(path, 'utf8')).toBe(old);
    expect(readdirSync(dir)).toEqual(['secret']);
  });

  it('F5: a value that is not there afterwards is an error', async () => {
    const { path, store } = place();
    const rename: FileSystem['rename'] = async (from, to) => {
      await fs.rename(from, to);
      writeFileSync(path, 'something else');
    };
    const attempt = store.write(credential(canary()), testContext({ fs: { ...fs, rename } }));
    await expect(attempt).rejects.toMatchObject({ code: 'E_STORE_MISMATCH' });
  });

  it('C7: what a killed run left beside it is removed by the next write', async () => {
    const { dir, store } = place();
    writeFileSync(join(dir, '.secret.regcred-new'), 'half', { mode: 0o600 });
    await store.write(credential(canary()), testContext());
    expect(readdirSync(dir)).toEqual(['secret']);
  });

  it.each(['secret', 'pair'] as const)('as %s it is written in one step and read back whole', async (as) => {
    const { path, store } = place(as);
    expect(store).toMatchObject({ holds: as, readable: true, calls: [], name: `file:${path}` });
    const value = canary(':x');
    expect(await store.check(credential(value), testContext())).toEqual([]);
    await store.write(credential(value), testContext());
    expect(readFileSync(path, 'utf8') === (as === 'pair' ? `ci:${value}` : value)).toBe(true);
    const state = await store.read(testContext());
    expect([state.username, state.secret?.reveal() === value]).toEqual([
      as === 'pair' ? 'ci' : undefined,
      true,
    ]);
  });

  it('F22: tells whose login a pair is, so that another user’s is not replaced', async () => {
    const { path, store } = place('pair');
    writeFileSync(path, `someone-else:${canary()}\n`, { mode: 0o600 });
    expect(await store.read(testContext())).toMatchObject({ exists: true, username: 'someone-else' });
  });

  it('a secret where a pair should be is something else, and no error', async () => {
    const { path, store } = place('pair');
    writeFileSync(path, canary(), { mode: 0o600 });
    const state = await store.read(testContext());
    expect([state.exists, state.username, state.secret]).toEqual([true, undefined, undefined]);
  });

  it.each([
    ['a username with a colon', 'pair', { username: 'a:b' }],
    ['a line break at the end', 'secret', { suffix: '\n' }],
    ['more than 64 KiB', 'secret', { suffix: 'x'.repeat(65 * 1024) }],
  ] as const)(
    'F5: %s is refused by check and by write, before anything is written',
    async (_name, as, more) => {
      const { dir, store } = place(as);
      const { username = 'ci', suffix = '' } = more as { username?: string; suffix?: string };
      const unfit = { username, secret: new Secret(canary() + suffix), generation: 1 };
      for (const attempt of [
        () => store.check(unfit, testContext()),
        () => store.write(unfit, testContext()),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'E_STORE_VALUE' });
      }
      expect(readdirSync(dir)).toEqual([]);
    },
  );

  it('a secret of several lines is replaced by another one, but not by one of a single line', async () => {
    const { store } = place();
    const key = () => credential(`{\n"a": "${canary()}"\n}`);
    await store.write(key(), testContext());
    expect(await store.check(key(), testContext())).toEqual([]);
    const single = store.check(credential(canary()), testContext());
    await expect(single).rejects.toMatchObject({ code: 'E_STORE_FOREIGN' });
  });

  it('takes an absolute path as its short form', () => {
    expect(fileStores.parseShortForm('/srv/push')).toEqual({ path: '/srv/push' });
    expect(fileStores.parseShortForm('srv/push')).toBeUndefined();
  });
});
