import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scopedFile } from '../../../src/login/auth-file/scoped-file.js';
import { testContext } from '../../context.js';
import { tempDir } from '../../redaction/oracle.js';

const place = () => {
  const dir = tempDir();
  return { dir, ctx: testContext({ env: { BUILDX_CONFIG: dir } }) };
};

describe('the file of a login with a scope', () => {
  it.each([
    ['ghcr.io', 'acme/app', 'ghcr.io/acme/app'],
    ['docker.io', 'acme/app', 'registry-1.docker.io/acme/app'],
    ['docker.io', '@push', 'registry-1.docker.io@push'],
    ['127.0.0.1:5000', 'team/app@pull,push', '127.0.0.1:5000/team/app@pull,push'],
  ])('for %s and %s is where Buildx looks: %s', async (host, scope, folder) => {
    const { dir, ctx } = place();
    expect(await scopedFile(host, scope, ctx)).toBe(join(dir, 'config', folder, 'config.json'));
  });

  it.each([
    ...['../../../etc', 'a/../../b', '/etc', '~/x', '~', '.', '..', 'a//b', 'a/', '', '@', 'a@b@c', '@../x'],
    ...['a\\..\\b', 'a\0b', 'a\nb', '%2e%2e/x', 'a@push/../..', 'C:\\x', '@push@pull'],
  ])('A15: %j is refused', async (scope) => {
    const { ctx } = place();
    await expect(scopedFile('ghcr.io', scope, ctx)).rejects.toMatchObject({ code: 'E_PATH_ESCAPE' });
  });

  it('A15: a symbolic link on the way is refused', async () => {
    const { dir, ctx } = place();
    mkdirSync(join(dir, 'config/ghcr.io'), { recursive: true });
    symlinkSync('/etc', join(dir, 'config/ghcr.io/acme'));
    await expect(scopedFile('ghcr.io', 'acme/app', ctx)).rejects.toMatchObject({ code: 'E_PATH_ESCAPE' });
  });
});
