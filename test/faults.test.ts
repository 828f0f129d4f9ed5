import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errors } from '../src/errors/list.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const page = readFileSync(join(root, '../docs/faults.md'), 'utf8');

/** The ids of the catalogue, in the order of the page: `A1`, `A2` … (docs/faults.md, section 4). */
const rows = [...page.matchAll(/^\| *([A-Z]\d{1,2}) *\| *\S.*\| *\S.*\|$/gm)].map(([, id = '']) => id);

/** Rows that no test covers on purpose, each with its reason. */
const notCovered: Readonly<Record<string, string>> = {
  F25: 'there is no Kubernetes store in this version',
  G8: 'that a release cannot be changed is a setting on GitHub, which no test here can see',
};

const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.test.ts') && name !== 'faults.test.ts')
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

/** Ids where titles carry them: at the beginning (`C5: …`, `C5, C6: …`, `A13 …`) or in parentheses at the end. */
function idsIn(text: string): string[] {
  const heads = text.match(/(?<=['"`])(?:[A-H]\d{1,2}(?:, | and |-)?)+(?=[: ])/g) ?? [];
  const tails = text.match(/\((?:faults )?[A-H]\d{1,2}(?:, [A-H]\d{1,2})*\)(?=['"`])/g) ?? [];
  return [...heads, ...tails].flatMap(expand);
}

/** `D1-D3` names three rows. */
function expand(head: string): string[] {
  const ranges = [...head.matchAll(/([A-H])(\d{1,2})-\1(\d{1,2})/g)].flatMap(([, group = '', from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${group}${Number(from) + index}`),
  );
  return [...ranges, ...(head.match(/[A-H]\d{1,2}/g) ?? [])];
}

function idsOf(group: string): readonly string[] {
  return rows.filter((row) => row.startsWith(group));
}

/** F26 is not used. */
function numbered(group: string, count: number): readonly string[] {
  const ids = Array.from({ length: count + 1 }, (_, index) => `${group}${index + 1}`);
  return ids.filter((id) => id !== 'F26').slice(0, count);
}

describe('the catalogue of faults', () => {
  const covered = new Set(files.flatMap(({ text }) => idsIn(text)));

  it('has the groups A to H, each numbered without a gap or a repetition, and as many rows as it says', () => {
    const counts = Object.fromEntries([...'ABCDEFGH'].map((group) => [group, idsOf(group).length]));
    for (const group of 'ABCDEFGH') {
      expect(idsOf(group)).toEqual(numbered(group, idsOf(group).length));
      expect(idsOf(group)).not.toEqual([]);
    }
    const said = Object.entries(counts).map(([group, count]) => `${group} ${count}`);
    expect(page).toContain(`\nRows: ${said.join(', ')} = ${rows.length}.\n`);
    expect(rows.length).toBeGreaterThanOrEqual(128);
  });

  it('every row has a test that names it, or a reason why not', () => {
    expect(rows.filter((row) => !covered.has(row) && !Object.hasOwn(notCovered, row))).toEqual([]);
  });

  it('every row that a test names is in the catalogue', () => {
    expect([...covered].filter((row) => !rows.includes(row))).toEqual([]);
  });

  it('a row with a reason has no test', () => {
    expect(Object.keys(notCovered).filter((row) => covered.has(row) || !rows.includes(row))).toEqual([]);
  });

  it('every error code is named by a test', () => {
    const texts = files.filter(({ name }) => name !== 'errors/errors.test.ts').map(({ text }) => text);
    const snapshots = readdirSync(root, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.snap'))
      .map((name) => readFileSync(join(root, name), 'utf8'));
    const all = [...texts, ...snapshots].join('\n');
    expect(Object.keys(errors).filter((code) => !new RegExp(`\\b${code}\\b`).test(all))).toEqual([]);
  });

  it('every error code is thrown somewhere', () => {
    const src = join(root, '../src');
    const thrown = readdirSync(src, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.ts') && name !== 'errors/list.ts')
      .map((name) => readFileSync(join(src, name), 'utf8'))
      .join('\n');
    expect(Object.keys(errors).filter((code) => !thrown.includes(`'${code}'`))).toEqual([]);
  });
});
