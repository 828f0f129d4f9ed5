import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempDir } from '../redaction/oracle.js';
import { runScript } from './run-script.js';

const build = `
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('dist/chunks', { recursive: true });
writeFileSync('dist/login.js', 'login');
writeFileSync('dist/chunks/1.js', 'chunk');
mkdirSync('jenkins/resources', { recursive: true });
writeFileSync('jenkins/resources/program.cjs', 'program');
`;

describe('the check of dist', () => {
  let project: string;
  const path = (name: string): string => join(project, name);
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: project });
  };
  const check = (): { ok: boolean; said: string } => runScript('check-dist.mjs', project);

  beforeEach(() => {
    project = tempDir();
    writeFileSync(path('package.json'), '{"type":"module","scripts":{"build":"node build.mjs"}}');
    writeFileSync(path('build.mjs'), build);
    writeFileSync(path('.gitignore'), '*.log\n/.cache\n');
    execFileSync('node', ['build.mjs'], { cwd: project });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'built');
  });

  it('is content with what the build makes', () => {
    expect(check()).toEqual({
      ok: true,
      said: 'dist and jenkins/resources are what the sources make: 3 files.\n',
    });
  });

  it('G1: finds a hand edit, and leaves it for a person to look at', () => {
    appendFileSync(path('dist/login.js'), ';fetch("https://evil.test")');
    git('commit', '-qam', 'sneaked in');
    const { ok, said } = check();
    expect(ok).toBe(false);
    expect(said).toContain('dist/login.js: differs from what the build makes');
    expect(said).not.toContain('chunks');
    expect(readFileSync(path('dist/login.js'), 'utf8')).toContain('evil.test');
  });

  it('G1: finds a hand edit of the program that Jenkins and GitLab get', () => {
    appendFileSync(path('jenkins/resources/program.cjs'), ';fetch("https://evil.test")');
    git('commit', '-qam', 'sneaked in');
    expect(check().said).toContain('jenkins/resources/program.cjs: differs from what the build makes');
    expect(readFileSync(path('jenkins/resources/program.cjs'), 'utf8')).toContain('evil.test');
  });

  it('G1: finds extra files, also where git does not look', () => {
    const names = ['extra.js', 'chunks/extra.js', 'ignored-by-git.log', '.hidden'];
    for (const name of names) writeFileSync(path(`dist/${name}`), '');
    const { ok, said } = check();
    expect(ok).toBe(false);
    for (const name of names) {
      expect(said).toContain(`dist/${name}: is there, but the build does not make it`);
      expect(existsSync(path(`dist/${name}`))).toBe(true);
    }
  });

  it('G1: finds a link in the place of a file, and a file that has become executable', () => {
    chmodSync(path('dist/chunks/1.js'), 0o755);
    rmSync(path('dist/login.js'));
    writeFileSync(path('elsewhere.js'), 'login');
    symlinkSync('../elsewhere.js', path('dist/login.js'));
    expect(check()).toMatchObject({
      ok: false,
      said: expect.stringContaining('dist/login.js: differs') as string,
    });
  });

  it('G1: finds a file that is missing, and one that was built and not committed', () => {
    rmSync(path('dist/chunks/1.js'));
    git('rm', '-q', '--cached', 'dist/login.js');
    const { said } = check();
    expect(said).toContain('dist/chunks/1.js: the build makes it, but it is not there');
    expect(said).toContain('dist/login.js: is not committed');
  });

  it('puts dist back when the build fails', () => {
    writeFileSync(path('build.mjs'), 'process.exit(1)');
    expect(check().ok).toBe(false);
    expect(readFileSync(path('dist/login.js'), 'utf8')).toBe('login');
  });
});
