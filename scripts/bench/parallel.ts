import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../src/context/find-program.js';
import { startRegistry } from '../../test/fakes/registry.js';
import type { Measure } from './measure.js';
import { timed } from './timed.js';

const cli = fileURLToPath(new URL('../../dist/login.js', import.meta.url));
const COUNT = 20;
const LATENCY = 100;
const [user, password] = ['bench', 'p w$1'];

/**
 * Twenty registries that take 100 ms for every answer: one step with `registry-auth`, against the same
 * logins one after another by the bare docker CLI (without it by `client: file`), which has no start of
 * ours in it.
 */
export async function benchParallel(dir: string): Promise<Measure> {
  const delay = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LATENCY));
  const registries = await Promise.all(
    Array.from({ length: COUNT }, (_, index) =>
      startRegistry({
        host: `127.0.0.${index + 2}`,
        auth: { kind: 'basic', users: { [user]: password } },
        fault: delay,
      }),
    ),
  );
  const client = findProgram('docker', process.env) ? 'docker' : 'file';
  const hosts = registries.map(({ host }) => host);
  try {
    const together = await timed(step(dir, 'together', client, hosts));
    let apart = 0;
    for (const host of hosts) {
      apart += await timed(
        client === 'docker' ? bare(dir, host) : step(dir, `apart-${host}`, client, [host]),
      );
    }
    return {
      name: `${COUNT} registries at once against one after another`,
      value: together / apart,
      most: 0.25,
      unit: ' x',
      detail: `${together.toFixed(0)} ms against ${apart.toFixed(0)} ms, ${LATENCY} ms for each answer, client ${client}`,
    };
  } finally {
    await Promise.all(registries.map((registry) => registry.close()));
  }
}

function step(dir: string, name: string, client: string, hosts: readonly string[]) {
  const folder = join(dir, name);
  mkdirSync(join(folder, 'temp'), { recursive: true });
  const files = Object.fromEntries(
    ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY'].map((file) => [`GITHUB_${file}`, join(folder, file)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  const list = hosts.map((host) => `- registry: "${host}"\n  username: ${user}\n  password: "${password}"\n`);
  const inputs = { 'INPUT_REGISTRY-AUTH': list.join(''), INPUT_CLIENT: client };
  const env = { ...process.env, ...files, ...inputs, RUNNER_TEMP: join(folder, 'temp') };
  return { command: process.execPath, args: [cli], env: { ...env, DOCKER_CONFIG: join(folder, 'docker') } };
}

function bare(dir: string, host: string) {
  const env = { ...process.env, DOCKER_CONFIG: join(dir, 'apart') };
  const args = ['login', '--username', user, '--password-stdin', host];
  return { command: 'docker', args, env, input: password };
}
