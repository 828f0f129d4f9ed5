// Builds dist/ from src/main: one bundle whose parts are loaded on demand, and a short file per entry; and the
// command line as one file, which is what a Jenkins library can carry and a GitLab job can download and check.
// Two builds of the same sources are the same to the byte; CI compares (scripts/check-dist.mjs).
//
// The bundle is CommonJS: Node starts it, and loads its parts, a good deal faster than ES modules. ncc makes
// CommonJS where the nearest package.json does not say "module", so it builds a copy of the sources.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;
const stage = `${root}.cache/build`;
const entries = readdirSync(`${root}src/main`)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => name !== 'index');

function json(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
cpSync(`${root}src`, `${stage}/src`, { recursive: true });
const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
json(`${stage}/package.json`, { name, version });
// Parts of the toolkit that regcred does not use and every start would pay for.
const replaced = {
  '@actions/http-client': './src/ci/toolkit-http.ts',
  '@actions/http-client/lib/auth': './src/ci/toolkit-http.ts',
  undici: './src/ci/toolkit-http.ts',
  '@actions/exec': './src/ci/toolkit-exec.ts',
};
const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8'));
json(`${stage}/tsconfig.json`, {
  compilerOptions: {
    ...compilerOptions,
    noEmit: false,
    module: 'ESNext',
    moduleResolution: 'Bundler',
    paths: Object.fromEntries(Object.entries(replaced).map(([name, file]) => [name, [file]])),
  },
});

rmSync(dist, { recursive: true, force: true });
const ncc = `${root}node_modules/@vercel/ncc/dist/ncc/cli.js`;
const { status } = spawnSync(
  process.execPath,
  [ncc, 'build', 'src/main/index.ts', '-o', dist, '--no-cache', '--license', 'licenses.txt', '--quiet'],
  { cwd: stage, stdio: 'inherit' },
);
if (status !== 0) process.exit(1);

// Comments and blanks go, names stay: half the size to load, and what stays can be read with a formatter.
const parts = readdirSync(dist).filter((file) => file.endsWith('.js'));
for (const file of parts) {
  const code = readFileSync(`${dist}/${file}`, 'utf8');
  const options = { minifyWhitespace: true, legalComments: 'none', target: 'node20' };
  writeFileSync(`${dist}/${file}`, transformSync(code, options).code);
}

for (const name of entries) {
  const executable = name === 'cli' || name === 'credential-helper';
  const start = `require('./index.js').start('${name}');\n`;
  writeFileSync(`${dist}/${name}.js`, `${executable ? '#!/usr/bin/env node\n' : ''}${start}`, {
    mode: executable ? 0o755 : 0o644,
  });
}
json(`${dist}/package.json`, { type: 'commonjs' });

// Modules stay lazy in it: what is imported on demand is evaluated on demand.
const resources = `${root}jenkins/resources/regcred`;
rmSync(resources, { recursive: true, force: true });
mkdirSync(resources, { recursive: true });
writeFileSync(`${stage}/program.ts`, `import { main } from './src/main/cli.js';\nvoid main();\n`);
buildSync({
  absWorkingDir: stage,
  entryPoints: ['program.ts'],
  outfile: `${resources}/regcred.cjs`,
  bundle: true,
  alias: replaced,
  platform: 'node',
  format: 'cjs',
  // jsonc-parser's own main is UMD, whose require() no bundler can follow: it fails when it is first called.
  mainFields: ['module', 'main'],
  target: 'node20',
  minifyWhitespace: true,
  // Text of other languages must not stand there as bytes: Jenkins reads resources in the agent's encoding.
  charset: 'ascii',
  legalComments: 'none',
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});

cpSync(`${dist}/licenses.txt`, `${resources}/licenses.txt`);

// ncc can end well with a bundle that is nearly empty (CONTRIBUTING.md, "The bundle").
const size = readdirSync(dist).reduce((sum, file) => sum + statSync(`${dist}/${file}`).size, 0);
if (size < 300_000) {
  console.error(`dist/ has only ${size} bytes: the bundle is not complete.`);
  process.exit(1);
}
