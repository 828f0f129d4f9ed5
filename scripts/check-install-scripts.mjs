// Fails when a dependency wants to run code of its own at installation, or when npm would let it (docs/faults.md G2).
// Usage: node scripts/check-install-scripts.mjs [project folder].
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));

// Known to have a script, and to work without it: the reason must say so.
const known = {
  esbuild: 'checks the platform program that npm has installed already; vite and tsx work without it',
  fsevents: 'macOS only, optional',
};

/** What npm would run: the three lifecycle scripts, or node-gyp for a binding.gyp. */
function installScripts(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return [];
  const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8'));
  const named = ['preinstall', 'install', 'postinstall'].filter((name) => name in scripts);
  return existsSync(join(folder, 'binding.gyp')) ? [...named, 'binding.gyp'] : named;
}

const faults = [];
const npmrc = existsSync(join(root, '.npmrc')) ? readFileSync(join(root, '.npmrc'), 'utf8') : '';
if (!/^ignore-scripts=true$/m.test(npmrc)) faults.push('.npmrc: "ignore-scripts=true" is missing');

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const scripts = installScripts(join(root, path));
  if (!entry.hasInstallScript && scripts.length === 0) continue;
  const what = scripts.join(', ') || 'an install script';
  if (!entry.dev) faults.push(`${name}: ${what}, in a package that we ship`);
  else if (!(name in known)) faults.push(`${name}: ${what}`);
}

if (faults.length > 0) {
  console.error(
    `${faults.join('\n')}\nDependencies of regcred run no code at installation: choose another one,`,
  );
  console.error(
    'or, for a development tool that works without its script, say why in scripts/check-install-scripts.mjs.',
  );
  process.exit(1);
}
console.log('No dependency runs code at installation.');
