import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryOf, readAuthFile } from '../../../src/login/auth-file/read-auth-file.js';
import { testContext } from '../../context.js';
import { canary, mayHold, tempDir } from '../../redaction/oracle.js';

function place(text?: string | Buffer) {
  const dir = tempDir();
  const path = join(dir, 'config.json');
  if (text !== undefined) writeFileSync(path, text, { mode: 0o600 });
  return { dir, path, ctx: testContext({ env: { HOME: dir, TMPDIR: dir } }) };
}

describe('reading an auth file', () => {
  it.each([undefined, ''])('C1: a missing or empty one (%j) has no entries', async (text) => {
    const { path, ctx } = place(text);
    expect(await readAuthFile(path, ctx)).toEqual({ path, settings: {}, auths: {} });
  });

  it('C1: line ends of Windows are accepted', async () => {
    const { path, ctx } = place('{\r\n\t"auths": { "a": {"auth": "x"} }\r\n}\r\n');
    expect((await readAuthFile(path, ctx)).auths).toEqual({ a: { auth: 'x' } });
  });

  it.each<[string, (secret: string) => string | Buffer]>([
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['blanks', () => '  \n '],
    ['a byte order mark', (secret) => `\ufeff{"auths":{"a":{"auth":"${secret}"}}}`],
    ['a trailing comma', (secret) => `{"auths":{"a":{"auth":"${secret}"}},}`],
    ['more than 1 MiB', (secret) => `{"x":"${secret.repeat(60_000)}"}`],
    ['bytes that are not UTF-8', () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['auths that are a list', (secret) => `{"auths":["${secret}"]}`],
    ['an entry that is text', (secret) => `{"auths":{"a":"${secret}"}}`],
  ])('C1: %s is refused, left alone and not quoted', async (_, content) => {
    const { path, ctx } = place(content(canary()));
    mayHold(path);
    const before = readFileSync(path);
    const error: unknown = await readAuthFile(path, ctx).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'E_DOCKER_CONFIG_INVALID' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('A19: finds nothing under the names that every object has', async () => {
    const { path, ctx } = place('{"auths":{"__proto__":{"auth":"x"}}}');
    const file = await readAuthFile(path, ctx);
    expect(entryOf(file, 'constructor')).toBeNull();
    expect(entryOf(file, '__proto__')).toEqual({ auth: 'x' });
  });

  it.runIf(process.getuid?.() === 0)('C2: another user’s file is refused', async () => {
    const { path, ctx } = place('{}');
    chownSync(path, 12345, 12345);
    await expect(readAuthFile(path, ctx)).rejects.toMatchObject({ code: 'E_FILE_OWNER' });
  });
});

describe('C3: symbolic links', () => {
  it('are followed within the home folder', async () => {
    const { dir, path, ctx } = place();
    writeFileSync(join(dir, 'real.json'), '{"auths":{"a":{}}}');
    symlinkSync(join(dir, 'real.json'), path);
    expect(await readAuthFile(path, ctx)).toMatchObject({ path: join(dir, 'real.json'), auths: { a: {} } });
  });

  it.each(['file', 'folder'])('of the %s are refused when they lead out of it', async (which) => {
    const [home, outside] = [tempDir(), tempDir()];
    writeFileSync(join(outside, 'config.json'), '{}');
    mkdirSync(join(home, 'docker'));
    if (which === 'folder') symlinkSync(outside, join(home, 'linked'));
    else symlinkSync(join(outside, 'config.json'), join(home, 'docker/config.json'));
    const path = join(home, which === 'folder' ? 'linked' : 'docker', 'config.json');
    // The system's temporary folder is allowed, and test folders are in it: here it is not.
    const { realpath } = testContext().fs;
    const fs = {
      ...testContext().fs,
      realpath: ((file: string) => (file === '/tmp' ? Promise.resolve('/nowhere') : realpath(file))) as never,
    };
    const ctx = testContext({ env: { HOME: home }, fs });
    await expect(readAuthFile(path, ctx)).rejects.toMatchObject({ code: 'E_SYMLINK' });
  });

  it.each([
    ['to nothing', 'missing.json'],
    ['to itself', 'config.json'],
  ])('that lead %s are refused', async (_, target) => {
    const { dir, path, ctx } = place();
    symlinkSync(join(dir, target), path);
    await expect(readAuthFile(path, ctx)).rejects.toMatchObject({ code: 'E_SYMLINK' });
  });

  it('C4: one that appears after the check is not followed', async () => {
    const { dir, path, ctx } = place('{}');
    const outside = join(tempDir(), 'x.json');
    writeFileSync(outside, '{"auths":{"stolen":{}}}');
    const open: typeof ctx.fs.open = async (file, ...rest) => {
      if (file === path) {
        await ctx.fs.rm(path);
        symlinkSync(outside, path);
      }
      return ctx.fs.open(file, ...rest);
    };
    const swapped = testContext({ env: { HOME: dir }, fs: { ...ctx.fs, open } });
    await expect(readAuthFile(path, swapped)).rejects.toMatchObject({ code: 'E_SYMLINK' });
  });
});

describe('C5: what is not a file', () => {
  it('a FIFO at the path is refused without waiting for a writer', async () => {
    const { path, ctx } = place();
    execFileSync('mkfifo', [path]);
    await expect(readAuthFile(path, ctx)).rejects.toMatchObject({ code: 'E_FILE_TYPE' });
  });

  it('a folder at the path is refused', async () => {
    const { path, ctx } = place();
    mkdirSync(path);
    await expect(readAuthFile(path, ctx)).rejects.toMatchObject({ code: 'E_FILE_TYPE' });
  });

  it('a socket at the path is refused', async () => {
    const { path, ctx } = place();
    const server = createServer().listen(path);
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      await expect(readAuthFile(path, ctx)).rejects.toMatchObject({ code: 'E_FILE_TYPE' });
    } finally {
      server.close();
    }
  });

  it('a device at the path is refused', async () => {
    const ctx = testContext();
    await expect(readAuthFile('/dev/zero', ctx)).rejects.toMatchObject({ code: 'E_FILE_TYPE' });
  });

  it('C15: a file in place of the folder is refused', async () => {
    const { path, ctx } = place('{}');
    await expect(readAuthFile(join(path, 'config.json'), ctx)).rejects.toMatchObject({ code: 'E_FILE_TYPE' });
  });
});
