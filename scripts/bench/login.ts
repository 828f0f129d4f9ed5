import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../src/context/find-program.js';
import { startDemoRegistry } from '../demo/registry.js';
import { median, type Measure } from './measure.js';
import { bytes } from './sizes.js';
import { timed, watched, type Program } from './timed.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const [user, password] = ['bench', 'p w$1'];

/**
 * The login action's main step as a whole process, against the sum of what it cannot do without: a bare
 * node and a bare docker login to the same registry. The three are run in turn, so that a machine that
 * slows down slows all of them.
 */
export async function benchLogin(dir: string, rounds: number): Promise<readonly Measure[]> {
  if (!findProgram('docker', process.env)) {
    console.log('login: not measured, there is no docker CLI here');
    return [];
  }
  const { hash } = await import('bcryptjs');
  writeFileSync(join(dir, 'htpasswd'), `${user}:${await hash(password, 4)}\n`);
  const registry = await startDemoRegistry(join(dir, 'htpasswd'), user, password);
  const programs = {
    node: { command: process.execPath, args: ['-e', '0'], env: process.env },
    docker: {
      command: 'docker',
      args: ['login', '--username', user, '--password-stdin', registry.host],
      env: { ...process.env, DOCKER_CONFIG: join(dir, 'bare') },
      input: password,
    },
    login: loginStep(dir, registry.host),
  } satisfies Record<string, Program>;
  const times = { node: [] as number[], docker: [] as number[], login: [] as number[] };
  try {
    for (let round = -1; round < rounds; round++) {
      for (const [name, program] of Object.entries(programs) as [keyof typeof programs, Program][]) {
        const wall = await timed(program);
        if (round >= 0) times[name].push(wall);
      }
    }
    const bare = times.node.map((node, round) => node + (times.docker[round] ?? 0));
    const ratio = median(times.login.map((login, round) => login / (bare[round] ?? 1)));
    const detail = `medians of ${rounds}: bare node ${ms(times.node)}, bare docker login ${ms(times.docker)}, login action ${ms(times.login)}`;
    const { peak, loaded } = await watched(programs.login, dir);
    const parts = loaded.filter((file) => file.startsWith(dist)).map((file) => file.slice(dist.length + 1));
    return [
      { name: 'login against bare node + bare docker login', value: ratio, most: 1.6, unit: ' x', detail },
      {
        name: 'peak memory of login',
        value: peak,
        most: 60,
        unit: ' MiB',
        detail: 'of the action’s own process',
      },
      {
        name: 'what a plain login loads',
        value: bytes(parts) / 1000,
        most: 250,
        unit: ' kB',
        detail: `${parts.length} files of dist/`,
      },
    ];
  } finally {
    await registry.stop();
  }
}

function loginStep(dir: string, host: string): Program {
  const files = Object.fromEntries(
    ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(dir, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  mkdirSync(join(dir, 'temp'));
  const inputs = { INPUT_REGISTRY: host, INPUT_USERNAME: user, INPUT_PASSWORD: password };
  const env = { ...process.env, ...files, ...inputs, RUNNER_TEMP: join(dir, 'temp') };
  return {
    command: process.execPath,
    args: [join(dist, 'login.js')],
    env: { ...env, DOCKER_CONFIG: join(dir, 'docker') },
  };
}

function ms(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ms`;
}
