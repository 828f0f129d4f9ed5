import { chmodSync, lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Entry {
  readonly path: string;
  readonly name: string;
  /** As the program left it. */
  readonly mode: number;
  content(): Uint8Array | string;
}

/** Everything under a folder but the folder: links as the text they hold, never what they point to. */
export function* visit(folder: string): Generator<Entry> {
  makeReadable(folder);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    const mode = stat.mode & 0o7777;
    if (stat.isDirectory()) {
      yield { path, name, mode, content: () => '' };
      yield* visit(path);
    } else if (stat.isSymbolicLink()) yield { path, name, mode, content: () => readlinkSync(path) };
    else if (stat.isFile()) yield { path, name, mode, content: () => read(path) };
    else yield { path, name, mode, content: () => '' }; // FIFO, socket, device: nothing stays in them.
  }
}

function read(path: string): Uint8Array {
  makeReadable(path);
  return readFileSync(path);
}

/** A test may have taken permissions away to see what happens. */
function makeReadable(path: string): void {
  const { mode } = lstatSync(path);
  if ((mode & 0o700) !== 0o700) chmodSync(path, (mode & 0o7777) | 0o700);
}

export function removeFolder(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
  // Visiting makes each folder writable again, without which rm would fail.
  for (const entry of visit(folder)) void entry;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
