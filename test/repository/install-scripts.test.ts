import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../redaction/oracle.js';
import { runScript } from './run-script.js';

/** A project with one installed dependency; `said` says what its lock file tells of it. */
function project(manifest: object, said: object = { dev: true }, npmrc = 'ignore-scripts=true\n'): string {
  const root = tempDir();
  mkdirSync(join(root, 'node_modules/@acme/tool'), { recursive: true });
  writeFileSync(join(root, '.npmrc'), npmrc);
  writeFileSync(join(root, 'node_modules/@acme/tool/package.json'), JSON.stringify(manifest));
  const packages = { '': {}, 'node_modules/@acme/tool': said };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  return root;
}

const check = (root: string): { ok: boolean; said: string } => runScript('check-install-scripts.mjs', root);

describe('the check of install scripts', () => {
  it('is content with this repository', () => {
    expect(check(fileURLToPath(new URL('../..', import.meta.url)))).toMatchObject({ ok: true });
  });

  it('is content with a dependency that runs nothing', () => {
    expect(check(project({ scripts: { test: 'x', prepare: 'x' } }))).toMatchObject({ ok: true });
  });

  it.each(['preinstall', 'install', 'postinstall'])('G2: finds a dependency with %s', (name) => {
    const { ok, said } = check(project({ scripts: { [name]: 'node steal.js' } }));
    expect(ok).toBe(false);
    expect(said).toContain(`@acme/tool: ${name}`);
  });

  it('G2: believes the lock file where the package is not installed', () => {
    expect(check(project({}, { dev: true, hasInstallScript: true })).said).toContain(
      '@acme/tool: an install script',
    );
  });

  it('G2: finds a native build, and says when it is in what we ship', () => {
    const root = project({}, {});
    writeFileSync(join(root, 'node_modules/@acme/tool/binding.gyp'), '{}');
    expect(check(root).said).toContain('@acme/tool: binding.gyp, in a package that we ship');
  });

  it('G2: wants npm to run no scripts at all', () => {
    expect(check(project({}, {}, '#ignore-scripts=true\n')).said).toContain(
      '.npmrc: "ignore-scripts=true" is missing',
    );
  });
});
