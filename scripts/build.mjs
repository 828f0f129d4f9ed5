// Builds dist/ from src/main: one bundle whose parts are loaded on demand, and a two-line file per entry.
// Two builds of the same sources are the same to the byte; CI compares (scripts/check-dist.mjs).
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;
const entries = readdirSync(`${root}src/main`)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => name !== 'index');

rmSync(dist, { recursive: true, force: true });
const ncc = `${root}node_modules/@vercel/ncc/dist/ncc/cli.js`;
const { status } = spawnSync(
  process.execPath,
  [ncc, 'build', 'src/main/index.ts', '-o', dist, '--no-cache', '--license', 'licenses.txt', '--quiet'],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exit(1);

for (const name of entries) {
  const executable = name === 'cli' || name === 'credential-helper';
  const start = `import { start } from './index.js';\nawait start('${name}');\n`;
  writeFileSync(`${dist}/${name}.js`, `${executable ? '#!/usr/bin/env node\n' : ''}${start}`, {
    mode: executable ? 0o755 : 0o644,
  });
}

// ncc can end well with a bundle that is nearly empty (reference in CONTRIBUTING.md, "The bundle").
const size = readdirSync(dist).reduce((sum, file) => sum + statSync(`${dist}/${file}`).size, 0);
if (size < 100_000) {
  console.error(`dist/ has only ${size} bytes: the bundle is not complete.`);
  process.exit(1);
}
if (!readFileSync(`${dist}/package.json`, 'utf8').includes('"module"')) {
  console.error('dist/package.json does not say that the bundle is an ES module.');
  process.exit(1);
}
