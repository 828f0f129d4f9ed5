import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workflowFaults } from '../repository/workflow-rules.js';
import { repository } from './stand-ins.js';

const folder = join(repository, 'examples/github');

describe('examples and pages', () => {
  it.each(readdirSync(folder))('%s keeps the rules of our own workflows', (name) => {
    // Examples name regcred by its version, as people paste it (.github/zizmor.yml).
    const faults = workflowFaults(readFileSync(join(folder, name), 'utf8'));
    expect(faults.filter((fault) => !/ uses regcred\/regcred(\/actions\/\w+)?@v0, /.test(fault))).toEqual([]);
  });

  const pages = readdirSync(join(repository, 'docs')).filter((name) => name.endsWith('.md'));
  const docs = pages.map((name) => `docs/${name}`);
  const text = (page: string) => readFileSync(join(repository, page), 'utf8');

  it.each(['README.md', ...docs])('%s names only errors that there are', (page) => {
    const known = new Set([...text('docs/errors.md').matchAll(/^## (E_\w+)/gm)].map(([, code]) => code));
    const named = [...text(page).matchAll(/`(E_[A-Z_]+)`/g)].map(([, code]) => code);
    expect(named.filter((code) => code !== 'E_CODE' && !known.has(code))).toEqual([]);
  });

  it.each(['README.md', ...docs])('%s links only to what is there', (page) => {
    const links = [...text(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(repository, page, '..', link)))).toEqual([]);
  });
});
