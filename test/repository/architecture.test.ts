import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

/** The paths that a page names in backticks, placeholders left out. */
const named = [...text.matchAll(/`((?:src|test|scripts|docs|examples|gitlab|jenkins|actions)\/[\w./-]+)`/g)]
  .map(([, path = '']) => path)
  .filter((path) => !/ID|NAME/.test(path));

/** The rooms that section 2 draws below src, with the folders that it lists inside each. */
const drawn = [...text.matchAll(/^ {2}([a-z-]+)\/ {2,}(.*(?:\n {12,}.*)*)/gm)].flatMap(
  ([, room = '', rest = '']) => [
    `src/${room}`,
    ...[...rest.matchAll(/(?<=^|\s)([a-z-]+)\/(?=\s)/g)].map(([, folder = '']) => `src/${room}/${folder}`),
  ],
);

describe('docs/architecture.md', () => {
  it('names no path that is not there', () => {
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('draws no room that is not there', () => {
    expect(drawn).toContain('src/rotate/engine');
    expect(drawn).toContain('src/login/auth-file');
    expect(drawn.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
