import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context/context.js';
import { handshake } from '../../src/distribution/handshake.js';
import { verifyRights } from '../../src/distribution/verify-rights.js';
import { createHttp } from '../../src/http/create-http.js';
import { dated } from '../http/dated.js';
import { parseAddress } from '../../src/registries/address.js';
import { entries as registries } from '../../src/registries/detect.js';
import { openCredentials } from '../../src/rotate/config/open-credentials.js';
import { readConfig } from '../../src/rotate/config/read-config.js';
import { rotate } from '../../src/rotate/engine/rotate.js';
import { Secret } from '../../src/secret/secret.js';
import { stores } from '../../src/stores/catalog.js';
import { testContext } from '../context.js';
import { startRegistry } from '../real/docker-registry.js';
import type { RunningRegistry } from '../real/docker-registry.js';
import { needs } from '../real/programs.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';

const script = fileURLToPath(new URL('pull-loop.ts', import.meta.url));
const DAY = 86_400_000;

interface Pull {
  readonly username: string;
  readonly status: number;
  readonly why: string;
}

/** Another process that pulls in a loop. */
function startPulls(host: string, pairFile: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, host, pairFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const pulls: Pull[] = [];
  const waiting = new Set<() => void>();
  createInterface(child.stdout).on('line', (line) => {
    pulls.push(JSON.parse(line) as Pull);
    for (const look of waiting) look();
  });
  return {
    pulls,
    /** Resolves when so many more pulls have ended: all but the first have begun after this call. */
    more: (count: number) =>
      new Promise<void>((resolve) => {
        const goal = pulls.length + count;
        const look = () => {
          if (pulls.length < goal) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      }),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});

function put(host: string, username: string, secret: string): void {
  const dir = tempDir();
  const auth = join(dir, 'auth.json');
  mayHold(auth);
  const pair = Buffer.from(`${username}:${secret}`).toString('base64');
  writeFileSync(auth, JSON.stringify({ auths: { [host]: { auth: pair } } }), { mode: 0o600 });
  const layout = join(dir, 'image');
  const copy = ['copy', '--dest-tls-verify=false', `--authfile=${auth}`];
  for (const [program = '', ...args] of [
    ['umoci', 'init', '--layout', layout],
    ['umoci', 'new', '--image', `${layout}:1`],
    ['skopeo', ...copy, `oci:${layout}:1`, `docker://${host}/team/app:1`],
  ]) {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    observe(program, stderr);
    expect({ program, status, stderr }).toMatchObject({ status: 0 });
  }
}

async function accepted(host: string, pair: string, ctx: Context): Promise<boolean> {
  const [username = '', secret = ''] = pair.split(':');
  const endpoint = { host, plainHttp: true, realms: [] };
  const { answer } = await handshake(endpoint, { username, secret: new Secret(secret) }, [], ctx);
  return answer === 'accepted';
}

describe.runIf(needs('docker-registry', 'skopeo', 'umoci'))('a rotation while images are pulled', () => {
  it('two users take turns, and no pull ever fails', { timeout: 180_000 }, async () => {
    const users = { 'ci-a': canary(), alice: canary() };
    const registry: RunningRegistry = await startRegistry({ auth: { kind: 'htpasswd', users } });
    started.push({
      stop: async () => {
        observe('the registry’s log', registry.log());
        await registry.stop();
      },
    });
    const { host, htpasswd } = registry;
    const dir = tempDir();
    const [config, pairFile] = [join(dir, 'regcred.yml'), join(dir, 'pair')];
    mayHold(pairFile);
    writeFileSync(pairFile, `ci-a:${users['ci-a']}`, { mode: 0o600 });
    put(host, 'ci-a', users['ci-a']);
    writeFileSync(
      config,
      `version: 1
ledger: file:${join(dir, 'ledger.json')}
credentials:
  push:
    registry: ${host}
    provider: htpasswd
    token: { file: ${htpasswd}, users: [ci-a, ci-b] }
    rotate: { every: 30d, grace: 24h }
    stores: [{ file: { path: ${pairFile}, as: pair } }]
`,
    );
    // Days pass between the runs; everything else is real.
    let days = 0;
    const base = testContext();
    const clock = { ...base.clock, now: () => Date.now() + days * DAY };
    const ctx = { ...base, clock, http: dated(createHttp(base), clock) };
    const parts = { registries, stores, parseAddress, handshake, verifyRights };
    const run = async () => {
      const report = await rotate(await openCredentials(await readConfig(config, ctx), parts, ctx), ctx);
      observe('report', JSON.stringify(report));
      return report;
    };
    const loops = [startPulls(host, pairFile), startPulls(host, pairFile)];
    started.unshift(...loops);
    const settle = () => Promise.all(loops.map(({ more }) => more(2)));
    const pairs = [readFileSync(pairFile, 'utf8')];
    await settle();
    for (const user of ['ci-b', 'ci-a', 'ci-b']) {
      const first = await run();
      expect(first).toMatchObject({ exit: 0, credentials: [{ outcome: 'rotated' }] });
      const pair = readFileSync(pairFile, 'utf8');
      expect(pair.startsWith(`${user}:`)).toBe(true);
      // Both are good: whoever read the old pair finishes with it.
      expect([await accepted(host, pair, ctx), await accepted(host, pairs.at(-1) ?? '', ctx)]).toEqual([
        true,
        true,
      ]);
      await settle();
      days += 2;
      expect(await run()).toMatchObject({ exit: 0, credentials: [{ outcome: 'retired' }] });
      expect([await accepted(host, pair, ctx), await accepted(host, pairs.at(-1) ?? '', ctx)]).toEqual([
        true,
        false,
      ]);
      pairs.push(pair);
      await settle();
      days += 30;
    }
    for (const loop of loops) await loop.stop();
    const pulls = loops.flatMap((loop) => loop.pulls);
    expect(pulls.filter(({ status }) => status !== 0)).toEqual([]);
    expect(new Set(pulls.map(({ username }) => username))).toEqual(new Set(['ci-a', 'ci-b']));
    expect(await accepted(host, `alice:${users.alice}`, ctx)).toBe(true);
    expect(new Set(pairs).size).toBe(4);
  });
});
