import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errors } from '../../src/errors/list.js';
import { entries } from '../../src/registries/detect.js';
import { tempDir } from '../redaction/oracle.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

function docs(cwd: string, ...args: string[]) {
  const script = ['--import', import.meta.resolve('tsx'), join(root, 'scripts/docs.ts')];
  const { status, stderr } = spawnSync(process.execPath, [...script, ...args], { cwd, encoding: 'utf8' });
  return { status, stderr };
}

function copy(): string {
  const dir = tempDir();
  cpSync(join(root, 'README.md'), join(dir, 'README.md'));
  cpSync(join(root, 'action.yml'), join(dir, 'action.yml'));
  for (const folder of ['docs', 'actions', 'gitlab', 'jenkins', 'package.json'])
    cpSync(join(root, folder), join(dir, folder), { recursive: true });
  return dir;
}

describe('the generated documentation', () => {
  it('is up to date', () => {
    expect(docs(root, '--check')).toEqual({ status: 0, stderr: '' });
  });

  it('names every error code and every registry', () => {
    const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
    const headings = [...page.matchAll(/^## (\w+)$/gm)].map(([, code]) => code);
    expect(headings).toEqual(Object.keys(errors).toSorted());
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const { id, title } of entries)
      expect(readme).toMatch(
        new RegExp(`^\\| \\[${title}\\]\\(docs/registries/${id}\\.md\\) +\\| \`${id}\``, 'm'),
      );
  });

  const generated = {
    'README.md': 'Microsoft Artifact Registry',
    'docs/errors.md': 'E_USAGE',
    'action.yml': 'Host of the registry',
    'actions/logout/action.yml': 'Host of the registry',
    'docs/parity.md': 'password_variable',
    'gitlab/README.md': 'Name of the hidden job to extend',
    'gitlab/templates/login/template.yml': 'v0.1.0',
    'jenkins/README.md': 'Kind of that credential',
  };

  it('is found stale after a change to any generated part, and written anew', () => {
    const dir = copy();
    const fresh = Object.keys(generated).map((path) => readFileSync(join(dir, path), 'utf8'));
    for (const [index, [path, words]] of Object.entries(generated).entries()) {
      writeFileSync(join(dir, path), (fresh[index] ?? '').replace(words, 'Something else'));
    }
    const { status, stderr } = docs(dir, '--check');
    expect(status).toBe(1);
    const stale = [...stderr.matchAll(/^(\S+) is not up to date: run `npm run docs`\.$/gm)];
    expect(stale.map(([, path]) => path).toSorted()).toEqual(Object.keys(generated).toSorted());
    expect(docs(dir).status).toBe(0);
    expect(Object.keys(generated).map((path) => readFileSync(join(dir, path), 'utf8'))).toEqual(fresh);
  });

  it('leaves what people wrote in the README alone', () => {
    const dir = copy();
    appendFileSync(join(dir, 'README.md'), '\nWritten by hand.\n');
    expect(docs(dir, '--check').status).toBe(0);
  });
});
