// Rebuilds dist/ and the program in jenkins/resources from nothing and fails when that is not, byte for byte, what lies there and what git tracks:
// a hand edit, a forgotten build or an extra file would reach every user of the action unseen (docs/faults.md G1).
// `git diff dist/` is not enough, it passes over files that git does not know.
// Usage: node scripts/check-dist.mjs [project folder]. Leaves what is there as it found it.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const trees = ['dist', 'jenkins/resources'];
const kept = join(root, '.cache', 'as-found');

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

/** Moves what is built away, builds, reads the result and puts the old back, whatever happens. */
function rebuild() {
  rmSync(kept, { recursive: true, force: true });
  const there = trees.filter((tree) => existsSync(join(root, tree)));
  for (const tree of there) {
    mkdirSync(dirname(join(kept, tree)), { recursive: true });
    renameSync(join(root, tree), join(kept, tree));
  }
  try {
    run('npm', 'run', 'build');
    return readTrees();
  } finally {
    for (const tree of trees) rmSync(join(root, tree), { recursive: true, force: true });
    for (const tree of there) renameSync(join(kept, tree), join(root, tree));
  }
}

function readTrees() {
  return new Map(
    trees
      .filter((tree) => existsSync(join(root, tree)))
      .flatMap((tree) =>
        [...readTree(join(root, tree))].map(([path, content]) => [`${tree}/${path}`, content]),
      ),
  );
}

process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(1);
});

if (!existsSync(join(root, 'dist'))) throw new Error('There is no dist/. Run "npm run build" and commit it.');
const found = readTrees();
const tracked = new Set(
  run('git', 'ls-files', '-z', '--', ...trees)
    .split('\0')
    .filter(Boolean),
);
const built = rebuild();

const faults = [...new Set([...found.keys(), ...built.keys(), ...tracked])].sort().flatMap((path) => {
  if (!built.has(path)) return [`${path}: is there, but the build does not make it`];
  if (!found.has(path)) return [`${path}: the build makes it, but it is not there`];
  if (built.get(path) !== found.get(path)) return [`${path}: differs from what the build makes`];
  return tracked.has(path) ? [] : [`${path}: is not committed`];
});

if (faults.length > 0) {
  console.error(
    `${faults.join('\n')}\n${trees.join(' and ')} are not what the sources make. Run "npm run build" and commit them.`,
  );
  process.exit(1);
}
console.log(`${trees.join(' and ')} are what the sources make: ${String(built.size)} files.`);
