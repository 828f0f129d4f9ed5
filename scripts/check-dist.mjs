// Rebuilds dist/ from nothing and fails when that is not, byte for byte, what lies there and what git tracks:
// a hand edit, a forgotten build or an extra file would reach every user of the action unseen (fault G1).
// `git diff dist/` is not enough, it passes over files that git does not know.
// Usage: node scripts/check-dist.mjs [project folder]. Leaves dist/ as it found it.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const dist = join(root, 'dist');
const kept = join(root, '.cache', 'dist-as-found');

/** Mode and content by path; a link or anything else that is no file counts as different. */
function readTree(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (e) => !e.isDirectory(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const stat = lstatSync(path);
      // Only the bit that git keeps of a file's mode.
      const mode = stat.mode & 0o100 ? 'executable' : 'plain';
      const content = stat.isFile() ? `${mode} ${readFileSync(path).toString('base64')}` : 'not a file';
      return [path.slice(folder.length + 1), content];
    }),
  );
}

function run(command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} did not succeed.\n${stdout}${stderr}${error ?? ''}`);
  return stdout;
}

/** Moves dist/ away, builds, reads the result and puts the old one back, whatever happens. */
function rebuild() {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(join(root, '.cache'), { recursive: true });
  renameSync(dist, kept);
  try {
    run('npm', 'run', 'build');
    return readTree(dist);
  } finally {
    rmSync(dist, { recursive: true, force: true });
    renameSync(kept, dist);
  }
}

process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(1);
});

if (!existsSync(dist)) throw new Error('There is no dist/. Run "npm run build" and commit it.');
const found = readTree(dist);
const tracked = new Set(
  run('git', 'ls-files', '-z', '--', 'dist')
    .split('\0')
    .filter(Boolean)
    .map((path) => path.slice('dist/'.length)),
);
const built = rebuild();

const faults = [...new Set([...found.keys(), ...built.keys(), ...tracked])].sort().flatMap((path) => {
  if (!built.has(path)) return [`dist/${path}: is there, but the build does not make it`];
  if (!found.has(path)) return [`dist/${path}: the build makes it, but it is not there`];
  if (built.get(path) !== found.get(path)) return [`dist/${path}: differs from what the build makes`];
  return tracked.has(path) ? [] : [`dist/${path}: is not committed`];
});

if (faults.length > 0) {
  console.error(
    `${faults.join('\n')}\ndist/ is not what the sources make. Run "npm run build" and commit dist/.`,
  );
  process.exit(1);
}
console.log(`dist/ is what the sources make: ${String(built.size)} files.`);
