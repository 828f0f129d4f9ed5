import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The entry of the bundle that lies beside the one that runs; package managers put links to them on PATH. */
export function helperWords(): readonly string[] {
  const running = realpathSync(process.argv[1] ?? '');
  return [process.execPath, join(dirname(running), 'credential-helper.js')];
}
