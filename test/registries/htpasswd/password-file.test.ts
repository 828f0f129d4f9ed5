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
import { checkPassword, replacePassword } from '../../../src/registries/htpasswd/password-file.js';
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
    await replacePassword(path, 'ci', new Secret(value), testContext());
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
    await replacePassword(link, 'ci', new Secret(canary()), testContext());
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
    await replacePassword(path, 'ci', new Secret(canary()), testContext());
    expect(statSync(path)).toMatchObject({ uid: 1234, gid: 1235 });
  });

  it('always has a later modification time, which is what the registry looks at', async () => {
    const path = await file('', '\n');
    const { fs } = testContext();
    const future = Date.now() / 1000 + 1000;
    await fs.utimes(path, future, future);
    await replacePassword(path, 'ci', new Secret(canary()), testContext());
    expect(statSync(path).mtimeMs).toBeGreaterThan(future * 1000 - 1);
  });

  it('check changes no byte and leaves no file', async () => {
    const path = await file('a:x\n', '\n');
    const before = [readFileSync(path, 'latin1'), statSync(path).mtimeMs, statSync(path).ino];
    await checkPassword(path, 'ci', testContext());
    expect([readFileSync(path, 'latin1'), statSync(path).mtimeMs, statSync(path).ino]).toEqual(before);
    expect(readdirSync(join(path, '..'))).toEqual(['htpasswd']);
  });

  it('a file that is not there is not made', async () => {
    const path = join(tempDir(), 'htpasswd');
    const attempt = replacePassword(path, 'ci', new Secret(canary()), testContext());
    await expect(attempt).rejects.toMatchObject({ code: 'E_TOKEN_FILE' });
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});
