import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helperConfigPath, readHelperConfig } from '../../../src/login/helper/helper-config.js';
import { testContext } from '../../context.js';
import { tempDir } from '../../redaction/oracle.js';
import { known } from './fake-entry.js';

describe('helper.json', () => {
  it.each([
    [{ REGCRED_HELPER_CONFIG: '/x/h.json', XDG_CONFIG_HOME: '/c', HOME: '/h' }, '/x/h.json'],
    [{ REGCRED_HELPER_CONFIG: '', XDG_CONFIG_HOME: '/c', HOME: '/h' }, '/c/regcred/helper.json'],
    [{ HOME: '/h' }, '/h/.config/regcred/helper.json'],
  ])('is found with %j at %s', (env, path) => {
    expect(helperConfigPath(env)).toBe(path);
  });

  const read = (content: string | undefined) => {
    const file = join(tempDir(), 'helper.json');
    if (content !== undefined) writeFileSync(file, content);
    return readHelperConfig(file, testContext());
  };

  it('may be missing', async () => {
    expect(await read(undefined)).toEqual([]);
    expect(await readHelperConfig('/nonexistent/folder/helper.json', testContext())).toEqual([]);
  });

  it.each([
    ['', 'regcred did not write it'],
    ['null', 'regcred did not write it'],
    ['[]', 'regcred did not write it'],
    ['{"version":1}', 'regcred did not write it'],
    ['{"version":2,"logins":[]}', 'another version'],
    [JSON.stringify({ version: 1, logins: [known('r', { ca: 7 })] }), 'damaged'],
    [JSON.stringify({ version: 1, logins: [known('r', { replaced: { r: 7 } })] }), 'damaged'],
    [`{"version":1,"logins":[],"x":"${'x'.repeat(1024 * 1024)}"}`, 'larger than 1 MiB'],
  ])('that holds %.30s is refused', async (content, problem) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'E_HELPER_CONFIG',
      message: expect.stringContaining(problem) as string,
    });
  });

  it('C3: C5: is no FIFO, folder, or link to somewhere else', async () => {
    const dir = tempDir();
    execFileSync('mkfifo', [join(dir, 'fifo')]);
    mkdirSync(join(dir, 'folder'));
    symlinkSync('/etc/hostname', join(dir, 'link'));
    const code = (name: string) =>
      readHelperConfig(join(dir, name), testContext({ env: { HOME: dir } })).catch(
        (error: { code?: string }) => error.code,
      );
    expect(await code('fifo')).toBe('E_FILE_TYPE');
    expect(await code('folder')).toBe('E_FILE_TYPE');
    expect(await code('link')).toBe('E_SYMLINK');
  });
});
