import { statSync } from 'node:fs';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileSystem } from '../../src/context/file-system.js';
import { localFiles } from '../../src/context/local-files.js';
import { proveReplaceable, replaceFile, writeNew } from '../../src/files/replace-file.js';
import { tempDir } from '../redaction/oracle.js';

/** A file system that notes the mode of each file the moment it exists, before its opener can change it. */
function watched(fs: FileSystem) {
  // With a umask that takes nothing away, a mode is what was asked for.
  const umask = process.umask(0);
  onTestFinished(() => void process.umask(umask));
  const born: string[] = [];
  const open: FileSystem['open'] = async (path, flags, mode) => {
    const handle = await fs.open(path, flags, mode);
    const stats = statSync(path);
    if (stats.isFile()) born.push((stats.mode & 0o7777).toString(8));
    return handle;
  };
  return { fs: { ...fs, open }, born };
}

const systems = [
  ['the files of this machine', localFiles],
  ['node:fs/promises', promises],
] as const;

type Create = (path: string, fs: FileSystem) => Promise<void>;

describe.each(systems)('C2: a new file, by %s', (_, system) => {
  it.each<[string, Create, string]>([
    ['writeNew', (path, fs) => writeNew(path, 'new', fs), '600'],
    ['writeNew, of another mode', (path, fs) => writeNew(path, 'new', fs, { mode: 0o644 }), '644'],
    ['replaceFile', (path, fs) => replaceFile(path, 'new', {}, fs), '600'],
    ['replaceFile, of another mode', (path, fs) => replaceFile(path, 'new', { mode: 0o640 }, fs), '640'],
  ])('is opened 0600 and never was anything else: %s', async (_name, create, mode) => {
    const { fs, born } = watched(system);
    const path = join(tempDir(), 'file');
    await create(path, fs);
    expect(born).toEqual(['600']);
    expect((statSync(path).mode & 0o7777).toString(8)).toBe(mode);
  });

  it('is opened 0600 by the proof too, which leaves none', async () => {
    const { fs, born } = watched(system);
    const folder = tempDir();
    await proveReplaceable(join(folder, 'file'), { mode: 0o640 }, fs);
    expect(born).toEqual(['600']);
    expect(await promises.readdir(folder)).toEqual([]);
  });
});
