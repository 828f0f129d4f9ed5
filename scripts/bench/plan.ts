import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../src/secret/fingerprint.js';
import { Secret } from '../../src/secret/secret.js';
import { basicPair } from '../../test/fakes/vendor.js';
import { startServer, type FakeServer } from '../../test/fakes/server.js';
import { median, type Measure } from './measure.js';
import { timed, watched, type Program } from './timed.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const [HALF, ALL] = [1000, 2000];
// 60 characters of bcrypt's alphabet: nothing here ever compares a password with it.
const HASH = `$2y$05$${'a'.repeat(53)}`;

/**
 * `regcred plan` as a whole process where nothing is due: each credential is two users of one htpasswd file, a
 * file that holds the current login, a record of a file ledger, and a registry on loopback that is asked for it.
 */
export async function benchPlan(dir: string, rounds: number): Promise<readonly Measure[]> {
  const logins = new Map<string, string>();
  const registry = await startRegistry(logins);
  try {
    const node: Program = { command: process.execPath, args: ['-e', '0'], env: process.env };
    const half = planOf(HALF, join(dir, 'half'), registry, logins);
    const all = planOf(ALL, join(dir, 'all'), registry, logins);
    const times = { node: [] as number[], half: [] as number[], all: [] as number[] };
    // Each takes seconds, which are calm: a few rounds are enough.
    for (let round = 0; round < Math.min(rounds, 5); round++) {
      times.node.push(await timed(node));
      times.half.push(await timed(half));
      times.all.push(await timed(all));
    }
    const asked = registry.requests.length;
    const { peak } = await watched(all, dir);
    if (registry.requests.length - asked < ALL) throw new Error('not every credential was asked about');
    const straight = times.half.map((time, round) => 2 * time + (times.node[round] ?? 0));
    const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;
    const detail = `medians of ${times.all.length}: ${ms(times.all)} for ${ALL}, ${ms(times.half)} for ${HALF}, bare node ${ms(times.node)}`;
    const ratio = median(times.all.map((time, round) => time / (straight[round] ?? 1)));
    return [
      {
        name: `plan over ${ALL} credentials against a straight line`,
        value: ratio,
        most: 1,
        unit: ' x',
        detail,
      },
      {
        name: `peak memory of plan over ${ALL} credentials`,
        value: peak,
        most: 150,
        unit: ' MiB',
        detail: 'of the whole process',
      },
    ];
  } finally {
    await registry.close();
  }
}

function startRegistry(logins: ReadonlyMap<string, string>): Promise<FakeServer> {
  return startServer(({ authorization }) => {
    const pair = basicPair(authorization);
    if (pair && logins.get(pair.username) === pair.password) return { status: 200, body: {} };
    return { status: 401, headers: { 'www-authenticate': 'Basic realm="bench"' }, body: '' };
  });
}

/** Writes a configuration of so many credentials, all of them settled yesterday. */
function planOf(count: number, dir: string, { origin }: FakeServer, logins: Map<string, string>): Program {
  mkdirSync(dir);
  const random = { fraction: () => 0, bytes: (length: number) => randomBytes(length) };
  const since = new Date(Date.now() - 86_400_000).toISOString();
  const lines = ['version: 1', `ledger: file:${dir}/ledger.json`, 'credentials:'];
  const records: Record<string, object> = {};
  const users: string[] = [];
  for (let index = 0; index < count; index++) {
    const [name, username] = [`push-${index}`, `ci-${index}-b`];
    const secret = randomBytes(24).toString('base64url');
    logins.set(username, secret);
    users.push(`ci-${index}-a:*`, `${username}:${HASH}`);
    writeFileSync(join(dir, name), `${username}:${secret}`, { mode: 0o600 });
    records[name] = {
      ...{ generation: 1, phase: 'settled', since, cutover: since, written: since, settled: since },
      ...{ token: { id: username, username }, former: [], stores: {} },
      fingerprint: fingerprint(new Secret(secret), { random }),
    };
    lines.push(
      `  ${name}:`,
      `    registry: ${origin}`,
      '    provider: htpasswd',
      `    token: { file: ${dir}/htpasswd, users: [ci-${index}-a, ${username}] }`,
      `    stores: [{ file: { path: ${dir}/${name}, as: pair } }]`,
    );
  }
  writeFileSync(join(dir, 'htpasswd'), `${users.join('\n')}\n`);
  writeFileSync(join(dir, 'ledger.json'), JSON.stringify({ version: 1, credentials: records }), {
    mode: 0o600,
  });
  writeFileSync(join(dir, 'regcred.yml'), `${lines.join('\n')}\n`);
  const args = [cli, 'plan', '--config', join(dir, 'regcred.yml')];
  return { command: process.execPath, args, env: { ...process.env, NO_COLOR: '1' } };
}
