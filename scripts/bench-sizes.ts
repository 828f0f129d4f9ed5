import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of the bundle files that an entry can load: its chunk and all that can be asked for from there. */
export function loadable(dist: string, entries: readonly string[]): { files: string[]; bytes: number } {
  const index = readFileSync(join(dist, 'index.js'), 'utf8');
  const seen = new Set(['index.js', ...entries.map((entry) => `${entry}.js`)]);
  const queue = entries.flatMap((entry) => chunksOfEntry(index, entry));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...chunks(readFileSync(join(dist, file), 'utf8')));
  }
  const files = [...seen].sort();
  return { files, bytes: files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) };
}

/** The line of the table in src/main/index.ts that loads this entry. */
function chunksOfEntry(index: string, entry: string): string[] {
  const key = new RegExp(`^\\s*'?${entry}'?: \\(\\) => (.*)$`, 'm').exec(index)?.[1];
  if (key === undefined) throw new Error(`dist/index.js has no entry "${entry}"`);
  return chunks(key);
}

function chunks(code: string): string[] {
  return [
    ...code.matchAll(/__nccwpck_require__\.e\(\/\*.*?\*\/ (\d+)\)|__nccwpck_require__\.e\((\d+)\)/g),
  ].map((match) => `${match[1] ?? match[2]}.index.js`);
}

export function chunkCount(dist: string): number {
  return readdirSync(dist).filter((file) => /^\d+\.index\.js$/.test(file)).length;
}
