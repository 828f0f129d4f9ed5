import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../redaction/oracle.js';
import { needs, SKIPPED } from './programs.js';

describe('suites that need a real program', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('run when it is on PATH', () => {
    const bin = tempDir();
    symlinkSync(process.execPath, join(bin, 'podman'));
    vi.stubEnv('PATH', bin);
    vi.stubEnv('CI', 'true');
    expect(needs('podman')).toBe(true);
  });

  it('are skipped and named with the command that installs it', () => {
    const list = join(tempDir(), 'list');
    vi.stubEnv('PATH', '/nonexistent');
    vi.stubEnv('CI', '');
    vi.stubEnv(SKIPPED, list);
    expect(needs('podman', 'htpasswd')).toBe(false);
    expect(JSON.parse(readFileSync(list, 'utf8'))).toMatchObject({
      suite: expect.stringContaining('programs.test.ts') as string,
      cure: 'apt-get install podman apache2-utils',
    });
  });

  it('fail in CI rather than vanish', () => {
    vi.stubEnv('PATH', '/nonexistent');
    vi.stubEnv('CI', 'true');
    expect(() => needs('podman')).toThrow('apt-get install podman');
  });
});
