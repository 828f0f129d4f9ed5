import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measure } from './measure.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** All of the bundle that a login could load, whatever its inputs. */
export function benchSizes(): readonly Measure[] {
  const all = loadable(['login', 'login-post']);
  return [
    {
      name: 'all that the login action can load',
      value: bytes(all) / 1000,
      most: 700,
      unit: ' kB',
      detail: `${all.length} files of dist/`,
    },
  ];
}

/** The files an entry can load: its own part and all that can be asked for from there. */
export function loadable(entries: readonly string[]): string[] {
  const index = readFileSync(join(dist, 'index.js'), 'utf8');
  const start = index.indexOf('const entries={');
  const end = index.indexOf('};', start);
  const table = index.slice(start, end);
  const queue = [
    ...chunksIn(index.replace(table, '')),
    ...entries.flatMap((entry) => chunksIn(lineOf(table, entry))),
  ];
  const seen = new Set(['index.js', ...entries.map((entry) => `${entry}.js`)]);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...chunksIn(readFileSync(join(dist, file), 'utf8')));
  }
  return [...seen];
}

/** What the table in src/main/index.ts loads for this entry. */
function lineOf(table: string, entry: string): string {
  const line = new RegExp(`[{,]"?${entry}"?:\\(\\)=>(.*?)(?=,"?[\\w-]+"?:\\(\\)=>|$)`).exec(table)?.[1];
  if (line === undefined) throw new Error(`dist/index.js has no entry "${entry}"`);
  return line;
}

function chunksIn(code: string): string[] {
  // A registry's rotation is behind its module, and no login asks for it.
  const asked = code.replace(/\btokens:(?:async )?(?:\(\)|\w+)=>.*?\)\.then\(/g, '');
  // webpack's own name in the parts, ncc's in the first file.
  const loads = /__(?:nccwpck|webpack)_require__\.e\((\d+)\)/g;
  return [...asked.matchAll(loads)].map(([, chunk]) => `${chunk}.index.js`);
}

export function bytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
}
