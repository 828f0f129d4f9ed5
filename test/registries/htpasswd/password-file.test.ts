import { compare, hash } from 'bcryptjs';
import {
  chmodSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  lstatSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPassword, lockPassword, setPassword } from '../../../src/registries/htpasswd/password-file.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';
import { canary, tempDir } from '../../redaction/oracle.js';

async function file(before: string, after: string, cost = 4) {
  const path = join(tempDir(), 'htpasswd');
  writeFileSync(path, `${before}ci:${await hash(canary(), cost)}${after}`, 'latin1');
  return path;
}

describe('a password in an htpasswd file', () => {
  it.each([
    ['the only line', '', '\n'],
    ['a last line without an end', 'a:x\n', ''],
    ['lines that end as on Windows', 'a:x\r\n', '\r\nb:y\r\n'],
    ['comments and blank lines', '# ci: none\n\n', '\n\n# end\n'],
    ['names that begin alike', 'ci2:x\n', '\nci-b:y\nxci:z\n'],
    ['bytes that are not UTF-8', 'm\xfcller:x\n', '\n\xff:y\n'],
  ])('is replaced among %s, and every other byte stays', async (_name, before, after) => {
    const path = await file(before, after);
    const value = canary();
    await setPassword(path, 'ci', new Secret(value), 'present', testContext());
    const text = readFileSync(path, 'latin1');
    expect(text.startsWith(before) && text.endsWith(after)).toBe(true);
    const line = text.slice(before.length, text.length - after.length);
    expect(line).toMatch(/^ci:\$2y\$04\$[./A-Za-z0-9]{53}$/);
    expect(await compare(value, line.slice(3))).toBe(true);
  });

  it('keeps the cost, the mode, the owner and a symbolic link', async () => {
    const path = await file('', '\n', 6);
    chmodSync(path, 0o644);
    const link = join(tempDir(), 'link');
    symlinkSync(path, link);
    const { uid, gid } = statSync(path);
    await setPassword(link, 'ci', new Secret(canary()), 'present', testContext());
    expect(readFileSync(path, 'latin1')).toContain('$2y$06$');
    expect(statSync(path)).toMatchObject({ uid, gid });
    expect(statSync(path).mode & 0o7777).toBe(0o644);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)('keeps a foreign owner, where we may', async () => {
    const path = await file('', '\n');
    await testContext()
      .fs.open(path, 'r')
      .then((handle) => handle.chown(1234, 1235).finally(() => handle.close()));
    await setPassword(path, 'ci', new Secret(canary()), 'present', testContext());
    expect(statSync(path)).toMatchObject({ uid: 1234, gid: 1235 });
  });

  it('always has a later modification time, which is what the registry looks at', async () => {
    const path = await file('', '\n');
    const { fs } = testContext();
    const future = Date.now() / 1000 + 1000;
    await fs.utimes(path, future, future);
    await setPassword(path, 'ci', new Secret(canary()), 'present', testContext());
    expect(statSync(path).mtimeMs).toBeGreaterThan(future * 1000 - 1);
  });

  it('is set although its lock cannot be read any more: what was done is no failure', async () => {
    const path = await file('', '\n');
    const { fs } = testContext();
    let isSet = false;
    const rename: typeof fs.rename = async (from, to) => {
      await fs.rename(from, to);
      isSet = true;
    };
    const readFile = ((...args: Parameters<typeof fs.readFile>) =>
      isSet
        ? Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }))
        : fs.readFile(...args)) as typeof fs.readFile;
    const value = canary();
    const ctx = testContext({ fs: { ...fs, rename, readFile } });
    await setPassword(path, 'ci', new Secret(value), 'present', ctx);
    const [, hashed = ''] = /^ci:(\S+)$/m.exec(readFileSync(path, 'latin1')) ?? [];
    expect(await compare(value, hashed)).toBe(true);
  });

  it('F1: that is set again leaves every byte', async () => {
    const path = await file('', '\n');
    const value = canary();
    await setPassword(path, 'ci', new Secret(value), 'present', testContext());
    const before = [readFileSync(path, 'latin1'), statSync(path).ino];
    await setPassword(path, 'ci', new Secret(value), 'present', testContext());
    expect([readFileSync(path, 'latin1'), statSync(path).ino]).toEqual(before);
  });

  it('check changes no byte and leaves no file', async () => {
    const path = await file('a:x\n', '\n');
    const before = [readFileSync(path, 'latin1'), statSync(path).mtimeMs, statSync(path).ino];
    await checkPassword(path, 'ci', 'present', testContext());
    expect([readFileSync(path, 'latin1'), statSync(path).mtimeMs, statSync(path).ino]).toEqual(before);
    expect(readdirSync(join(path, '..'))).toEqual(['htpasswd']);
  });

  it('a file that is not there is not made', async () => {
    const path = join(tempDir(), 'htpasswd');
    const attempt = setPassword(path, 'ci', new Secret(canary()), 'present', testContext());
    await expect(attempt).rejects.toMatchObject({ code: 'E_TOKEN_FILE' });
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it.each([
    ['a last line with an end', 'a:x\n', '\n'],
    ['a last line without an end', 'a:x', '\n'],
    ['lines that end as on Windows', 'a:x\r\nb:y\r\n', '\r\n'],
    ['bytes that are not UTF-8', 'm\xfcller:x\n', '\n'],
    ['nothing', '', '\n'],
  ])('is added after %s, and every other byte stays', async (_name, before, end) => {
    const path = join(tempDir(), 'htpasswd');
    writeFileSync(path, before, 'latin1');
    const value = canary();
    await setPassword(path, 'ci', new Secret(value), 'any', testContext());
    const text = readFileSync(path, 'latin1');
    expect(text.startsWith(before)).toBe(true);
    const [, gap, hashed = ''] = /^([\r\n]*)ci:(\S+)$/.exec(text.slice(before.length).trimEnd()) ?? [];
    expect(gap).toBe(before === '' || /\n$/.test(before) ? '' : end);
    expect(text.endsWith(hashed + end)).toBe(true);
    expect(await compare(value, hashed)).toBe(true);
  });

  it('has the cost of the neighbours when it is the first of its user', async () => {
    const path = await file('# users\n', '\n', 6);
    await setPassword(path, 'other', new Secret(canary()), 'any', testContext());
    expect(readFileSync(path, 'latin1')).toMatch(/^other:\$2y\$06\$/m);
  });

  it('is locked by a hash that no password has, and unlocked by a new one', async () => {
    const path = await file('a:x\n', '\nb:y');
    for (const time of ['first', 'second']) {
      await lockPassword(path, 'ci', testContext());
      expect({ time, text: readFileSync(path, 'latin1') }).toEqual({ time, text: 'a:x\nci:*\nb:y' });
    }
    const value = canary();
    await setPassword(path, 'ci', new Secret(value), 'any', testContext());
    const line = readFileSync(path, 'latin1').split('\n')[1] ?? '';
    expect(await compare(value, line.slice(3))).toBe(true);
  });

  it.each([
    ['a hash of another kind', 'ci:$apr1$x$y\n', 'E_TOKEN_HASH'],
    ['two lines', 'ci:*\nci:*\n', 'E_TOKEN_USER'],
  ])('is neither set nor locked where there is %s', async (_name, text, code) => {
    const path = join(tempDir(), 'htpasswd');
    writeFileSync(path, text);
    const ctx = testContext();
    for (const attempt of [
      () => setPassword(path, 'ci', new Secret(canary()), 'any', ctx),
      () => lockPassword(path, 'ci', ctx),
      () => checkPassword(path, 'ci', 'any', ctx),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code });
    }
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is not lost when many users of one file get theirs at once', async () => {
    const path = await file('', '\n');
    const ctx = testContext({
      clock: { now: () => Date.now(), sleep: (ms) => new Promise((done) => setTimeout(done, ms / 50)) },
    });
    const users = Array.from({ length: 8 }, (_, index) => ({ user: `u${index}`, value: canary() }));
    await Promise.all(users.map(({ user, value }) => setPassword(path, user, new Secret(value), 'any', ctx)));
    const lines = new Map(
      readFileSync(path, 'latin1')
        .split('\n')
        .map((line) => line.split(':') as [string, string]),
    );
    for (const { user, value } of users) expect(await compare(value, lines.get(user) ?? '')).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['htpasswd']);
  });
});
