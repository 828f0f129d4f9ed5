import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readChange, release } from '../../scripts/changes.mjs';
import { tempDir } from '../redaction/oracle.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- A login.

## [0.1.0] - 2026-01-01

### Fixed

- A fault.

[Unreleased]: https://github.com/regcred/regcred/compare/v0.1.0...main
[0.1.0]: https://github.com/regcred/regcred/releases/tag/v0.1.0
`;

function changes(project: string, ...version: string[]) {
  const script = join(root, 'scripts/changes.mjs');
  const args = version.length > 0 ? [...version, project] : [];
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the files of changes/', () => {
  it('can all be collected', () => {
    for (const name of readdirSync(join(root, 'changes')).filter((file) => file !== 'README.md')) {
      expect(readChange(name, readFileSync(join(root, 'changes', name), 'utf8')).text).toMatch(/\.$/);
    }
    expect(changes(root).status).toBe(0);
  });

  it.each([
    ['2026-11-30-a.md', 'kind: new\n\nA.\n', /one of added/],
    ['2026-11-30-a.md', 'A.\n', /begin with "kind: "/],
    ['2026-11-30-a.md', 'kind: added\n\n', /one paragraph/],
    ['2026-11-30-a.md', 'kind: added\n\nA.\n\nB.\n', /one paragraph/],
    ['a.md', 'kind: added\n\nA.\n', /by date and subject/],
  ])('%s with %j is refused', (name, text, words) => {
    expect(() => readChange(name, text)).toThrow(words);
  });
});

describe('a release', () => {
  it('joins what was unreleased and the files, each kind in its place', () => {
    const files = [
      { kind: 'fixed', text: 'A leak.' },
      { kind: 'added', text: 'A logout.' },
    ];
    expect(release(CHANGELOG, files, '0.2.0', '2026-12-01')).toBe(`# Changelog

## [Unreleased]

## [0.2.0] - 2026-12-01

### Added

- A login.
- A logout.

### Fixed

- A leak.

## [0.1.0] - 2026-01-01

### Fixed

- A fault.

[Unreleased]: https://github.com/regcred/regcred/compare/v0.2.0...main
[0.2.0]: https://github.com/regcred/regcred/releases/tag/v0.2.0
[0.1.0]: https://github.com/regcred/regcred/releases/tag/v0.1.0
`);
  });

  it.each([
    ['0.1.0', CHANGELOG, /has 0\.1\.0 already/],
    ['1.0', CHANGELOG, /not a version/],
    ['1.0.0', '# Changelog\n', /lacks the heading/],
    ['1.0.0', CHANGELOG.replace(/### Added[^]*?(?=## \[0)/, ''), /Nothing has changed/],
  ])('%s is refused where that cannot be', (version, changelog, words) => {
    expect(() => release(changelog, [], version, '2026-12-01')).toThrow(words);
  });

  it('takes the real files away, once', () => {
    const project = tempDir();
    cpSync(join(root, 'CHANGELOG.md'), join(project, 'CHANGELOG.md'));
    mkdirSync(join(project, 'changes'));
    writeFileSync(join(project, 'changes/README.md'), '# Changes\n');
    writeFileSync(join(project, 'changes/2026-11-30-a.md'), 'kind: changed\n\nA sentence\nin two lines.\n');
    expect(changes(project, '9.9.9')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(project, 'CHANGELOG.md'), 'utf8')).toMatch(
      /^## \[9\.9\.9\] - \d{4}-\d\d-\d\d\n[^]*^### Changed\n\n- A sentence in two lines\.$/m,
    );
    expect(readdirSync(join(project, 'changes'))).toEqual(['README.md']);
    expect(changes(project, '9.9.9')).toMatchObject({ status: 1, stdout: '' });
    expect(existsSync(join(project, 'CHANGELOG.md'))).toBe(true);
  });
});
