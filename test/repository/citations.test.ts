import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { citationCount, citationFaults, linkFaults, shortForms } from './citation-rules.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where texts cite the rule book. What is built from them is looked at where it comes from. */
const places = [
  'src',
  'test',
  'scripts',
  'docs',
  'gitlab',
  'examples',
  'actions',
  'jenkins/src',
  'jenkins/vars',
];
const single = ['eslint.config.js', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
// They hold old and broken forms to show that they are found.
const own = ['test/repository/citations.test.ts', 'test/repository/citation-rules.ts'];

const files = [...places.flatMap(filesOf), ...single].filter((path) => !own.includes(path));
const texts = files.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => !path.includes('node_modules') && statSync(join(root, path)).isFile());
}

describe('citations of the rule book', () => {
  it('each leads to a heading, a list item or a row', () => {
    const faults = texts.flatMap(({ path, text }) =>
      citationFaults(text, root).map((fault) => `${path}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it('are found where they are', () => {
    const count = (folder: string) =>
      texts
        .filter(({ path }) => path.startsWith(folder))
        .reduce((sum, { text }) => sum + citationCount(text), 0);
    expect(count('src/')).toBeGreaterThan(80);
    expect(count('test/')).toBeGreaterThan(10);
  });

  it('have no short form but in titles of tests', () => {
    const comments = (path: string, text: string) =>
      path.startsWith('test/') ? (text.match(/^\s*(?:\/\*\*|\*|\/\/).*$/gm) ?? []).join('\n') : text;
    const found = texts.flatMap(({ path, text }) =>
      shortForms(comments(path, text)).map((words) => `${path}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['docs/architecture.md, section 5', []],
    ['docs/architecture.md, section 4.7; docs/faults.md D14', []],
    ['docs/architecture.md, sections 1 and 2', []],
    ['docs/faults.md C3-C5', []],
    ['docs/faults.md D6, D8 to D11', []],
    ['docs/faults.md A11, section 2', []],
    ['docs/faults.md, group E, and more', []],
    ['docs/faults.md A5, docs/reference/login.md 1.2', []],
    ['docs/reference/rotation.md, sections 5 and 6', []],
    ['docs/reference/registries.md 20a', []],
    ['wrapped, docs/faults.md\n   * F23): then', []],
    ['the page docs/architecture.md, 3 of 4', ['docs/architecture.md, 3 is not a citation']],
    ['docs/architecture.md, section 10', ['docs/architecture.md has no section 10']],
    ['docs/architecture.md section 5', ['docs/architecture.md section is not a citation']],
    ['docs/architecture.md, section 4.70', ['docs/architecture.md has no section 4.70']],
    ['docs/faults.md F26', ['docs/faults.md has no F26']],
    ['docs/faults.md C15-C17', ['docs/faults.md has no C17']],
    ['docs/faults.md C1, H9', ['docs/faults.md has no H9']],
    ['docs/faults.md, section 1.9', ['docs/faults.md has no section 1.9']],
    ['docs/reference/login.md 1.11', ['docs/reference/login.md has no section 1.11']],
    ['docs/reference/login.md § 1.1', ['docs/reference/login.md § is not a citation']],
    ['docs/reference/trials.md 1', ['docs/reference/trials.md does not exist']],
    ['wrapped, docs/reference/login.md\n// 1.99', ['docs/reference/login.md has no section 1.99']],
    ['(design, section 5)', ['"design, section" is an old form']],
    ['(design,\n * section 5)', ['"design, section" is an old form']],
    ['(reference: faults C8)', ['"reference: faults" is an old form']],
    ['(reference:\n * login 1.6)', ['"reference: login" is an old form']],
    ['as the design has it', ['"the design" is an old form']],
  ])('%j', (text, faults) => {
    expect(citationFaults(text, root)).toEqual(faults);
  });

  it('a short form is found, also where it is wrapped', () => {
    expect(shortForms('a link (faults C3). A list (faults\n * A1, A2)')).toEqual([
      '(faults C3)',
      '(faults A1, A2)',
    ]);
  });
});

describe('links', () => {
  const pages = files.filter((path) => path.endsWith('.md'));

  it('of the pages lead to files and headings', () => {
    const faults = pages.flatMap((path) => linkFaults(join(root, path)).map((fault) => `${path}: ${fault}`));
    expect(faults).toEqual([]);
  });
});
