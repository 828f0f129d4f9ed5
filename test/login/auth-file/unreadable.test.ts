import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { readAuthFile } from '../../../src/login/auth-file/read-auth-file.js';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { canary, mayHold, tempDir } from '../../redaction/oracle.js';
import { testContext } from '../../context.js';

it('C6: a path that the system cannot open is E_FILE_READ, with the system’s code', async () => {
  const path = join(tempDir(), 'x'.repeat(300), 'config.json');
  await expect(readAuthFile(path, testContext())).rejects.toMatchObject({
    code: 'E_FILE_READ',
    message: expect.stringContaining('ENAMETOOLONG') as unknown,
  });
});

it.each(['{', '[]', '{"salt":"x","logins":[{}]}'])(
  'C1: a journal that holds %s stops a login',
  async (text) => {
    const home = tempDir();
    const path = join(home, '.docker/config.json');
    mkdirSync(dirname(path));
    mayHold(`${path}.regcred`);
    writeFileSync(`${path}.regcred`, text);
    writeFileSync(path, '{}');
    const auth = Buffer.from(`u:${canary()}`).toString('base64');
    const ctx = testContext({ env: { HOME: home } });
    const merging = mergeLogin(path, 'ghcr.io', { auth }, 'job', ctx);
    await expect(merging).rejects.toMatchObject({ code: 'E_JOURNAL_INVALID' });
    expect(readFileSync(path, 'utf8')).toBe('{}');
    expect(readFileSync(`${path}.regcred`, 'utf8')).toBe(text);
  },
);
