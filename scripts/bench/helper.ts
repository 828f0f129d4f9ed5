import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, type Measure } from './measure.js';
import { bytes } from './sizes.js';
import { timed, watched, type Program } from './timed.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * `docker-credential-regcred get` for a login of the environment, as a whole process, against a bare node: docker
 * waits for it four times and more for one pull. The two are run in turn.
 */
export async function benchHelper(dir: string, rounds: number): Promise<readonly Measure[]> {
  const host = 'registry.example.com';
  const given = { REGCRED_REGISTRY: host, REGCRED_USERNAME: 'bench', REGCRED_PASSWORD: 'p w$1 of a bench' };
  const programs = {
    node: { command: process.execPath, args: ['-e', '0'], env: process.env },
    get: {
      command: process.execPath,
      args: [join(dist, 'credential-helper.js'), 'get'],
      env: { ...process.env, ...given, XDG_CONFIG_HOME: dir },
      input: host,
    },
  } satisfies Record<string, Program>;
  const [nodes, gets]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const [node, get] = [await timed(programs.node), await timed(programs.get)];
    if (round < 0) continue;
    nodes.push(node);
    gets.push(get);
  }
  const ratio = median(gets.map((get, round) => get / (nodes[round] ?? 1)));
  const { loaded } = await watched(programs.get, dir);
  const parts = loaded.filter((file) => file.startsWith(dist)).map((file) => file.slice(dist.length + 1));
  const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;
  return [
    {
      name: 'credential-helper get against bare node',
      value: ratio,
      most: 1.5,
      unit: ' x',
      detail: `medians of ${rounds}: bare node ${ms(nodes)}, get ${ms(gets)}`,
    },
    {
      name: 'what a get of a static login loads',
      value: bytes(parts) / 1000,
      most: 120,
      unit: ' kB',
      detail: `${parts.length} files of dist/`,
    },
  ];
}
