// Makes a change ready to push, in the one order that needs no second pass: format and lint, types, the bundle,
// what is generated (the GitLab component pins the bundle's checksum), and the tests that the change concerns.
// Stops at the first failure. --list names the steps and runs nothing.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the branch is compared with: where it left main. */
function base() {
  for (const main of ['origin/main', 'main']) {
    const { status, stdout } = git('merge-base', 'HEAD', main);
    if (status === 0) return stdout.trim();
  }
  return 'HEAD';
}

function steps() {
  return [
    ['installs what is missing', 'node', 'scripts/setup.mjs'],
    ['lints', 'npx', 'eslint', '--fix', '.'],
    ['formats', 'npx', 'prettier', '--write', '--log-level', 'warn', '.'],
    ['checks types', 'npx', 'tsc', '--noEmit'],
    ['builds dist/ and regcred.cjs', 'node', 'scripts/build.mjs'],
    ['generates pages, tables and templates', 'node', '--import', 'tsx', 'scripts/docs.ts'],
    ['tests what changed', 'npx', 'vitest', 'run', '--passWithNoTests', '--changed', base()],
    ['tests the rules of the repository', 'npx', 'vitest', 'run', 'test/repository', 'test/scripts'],
  ];
}

function git(...args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' });
}

function run([what, program, ...args]) {
  console.log(`\n== ${what}: ${program} ${args.join(' ')}`);
  const from = performance.now();
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`== ${what}: ${status === 0 ? 'done' : 'FAILED'} in ${seconds} s`);
  return status === 0;
}

if (process.argv.includes('--list')) {
  for (const [what, ...command] of steps()) console.log(`${what}: ${command.join(' ')}`);
} else {
  const failed = steps().find((step) => !run(step));
  const changed = git('status', '--short').stdout;
  console.log(changed === '' ? '\nNothing is left to commit.' : `\nTo commit:\n${changed.trimEnd()}`);
  console.log(failed ? `\nNot ready: ${failed[0]} failed.` : '\nReady to push.');
  process.exitCode = failed ? 1 : 0;
}
