import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileSystem, OpenFile } from '../../../src/context/file-system.js';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { removeLogin } from '../../../src/login/auth-file/remove-login.js';
import { testContext } from '../../context.js';
import { entry, home } from './files.js';

const KEY = 'registry.example.com';

/** A file system whose `nth` call that changes something fails; `done` says whether it came to that. */
function failingAt(nth: number, code: string) {
  let calls = 0;
  const count = () => {
    if (++calls === nth) throw Object.assign(new Error(`${code}: made up`), { code });
  };
  const { fs } = testContext();
  const failing = (handle: OpenFile): OpenFile =>
    new Proxy(handle, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          if (['writeFile', 'sync', 'chmod'].includes(String(name))) count();
          return (await (value as (...args: unknown[]) => unknown).apply(target, args)) as unknown;
        };
      },
    });
  const faulty: FileSystem = {
    ...fs,
    open: (async (...args: Parameters<FileSystem['open']>) => {
      if (typeof args[1] === 'string' && args[1].startsWith('w')) count();
      return failing(await fs.open(...args));
    }) as FileSystem['open'],
    rename: async (from, to) => {
      count();
      await fs.rename(from, to);
    },
  };
  return { fs: faulty, done: () => calls >= nth };
}

describe('C6: a disk that fails', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EMFILE'])(
    'with %s at any call leaves the old file or the new one, whole, and no temporary file',
    async (code) => {
      const config = { auths: { [KEY]: entry('runner') }, keep: 'me' };
      for (let nth = 1; ; nth++) {
        const { path, ctx, names } = home(config);
        const old = readFileSync(path, 'utf8');
        const { fs, done } = failingAt(nth, code);
        const login = entry('u');
        const result: unknown = await mergeLogin(path, KEY, login, 'job', { ...ctx, fs }).catch(
          (error: unknown) => error,
        );
        if (!done()) return expect(nth).toBeGreaterThan(5);
        const now = readFileSync(path, 'utf8');
        if (result instanceof Error) {
          expect(result).toMatchObject({ code: 'E_FILE_WRITE' });
          expect(now).toBe(old);
        } else {
          // Only making a rename last may fail without a word: the new file is in place and whole.
          expect(JSON.parse(now)).toEqual({ ...config, auths: { [KEY]: login } });
        }
        expect(names().filter((name) => /tmp|lock/.test(name))).toEqual([]);
      }
    },
  );

  it('does not keep a later logout from taking the login out', async () => {
    for (let nth = 1; ; nth++) {
      const { path, ctx, auths } = home({ auths: {} });
      const record = await mergeLogin(path, KEY, entry('u'), 'job', ctx);
      const { fs, done } = failingAt(nth, 'ENOSPC');
      await removeLogin(record, { ...ctx, fs }).catch(() => {});
      if (!done()) return expect(nth).toBeGreaterThan(5);
      await removeLogin(record, ctx);
      expect(auths()).toEqual({});
    }
  });

  it('that gives back something else than was written is found out before the file is replaced', async () => {
    const { path, ctx } = home({ auths: {} });
    const old = readFileSync(path, 'utf8');
    const { fs } = ctx;
    const open = (async (...args: Parameters<FileSystem['open']>) => {
      const handle = await fs.open(...args);
      if (!String(args[0]).endsWith('.regcred-tmp')) return handle;
      const write = handle.writeFile.bind(handle);
      handle.writeFile = (text) => write(String(text).slice(1));
      return handle;
    }) as FileSystem['open'];
    const result = mergeLogin(path, KEY, entry('u'), 'job', { ...ctx, fs: { ...fs, open } });
    await expect(result).rejects.toMatchObject({ code: 'E_FILE_WRITE' });
    expect(readFileSync(path, 'utf8')).toBe(old);
  });
});
