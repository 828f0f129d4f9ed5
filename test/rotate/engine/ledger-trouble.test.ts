import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openCredentials } from '../../../src/rotate/config/open-credentials.js';
import { readConfig } from '../../../src/rotate/config/read-config.js';
import { rejectStaleReads } from '../../../src/rotate/ledger/reject-stale-reads.js';
import type { Ledger } from '../../../src/rotate/ledger/ledger.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import { observe } from '../../../src/rotate/engine/observe.js';
import { rotateCredential } from '../../../src/rotate/engine/rotate-credential.js';
import { obstacle } from '../../../src/rotate/engine/obstacle.js';
import type { Policy, World } from '../../../src/rotate/engine/world.js';
import { testContext } from '../../context.js';
import { failure } from '../../http/client.js';
import { Scene } from '../scene.js';

it('F27: a ledger that cannot be read stops the rotation before anything is changed', async () => {
  const scene = await Scene.make();
  mkdirSync(scene.ledger);
  const report = await scene.rotate();
  expect(report.credentials[0]?.error?.code).toBe('E_LEDGER_FILE');
  expect(scene.stored()).toBe(scene.password);
});

it('F27: a ledger that goes on answering with what is over is not believed', async () => {
  const former: LedgerRecord = {
    ...{ generation: 1, phase: 'settled', since: '2026-01-01T00:00:00Z', former: [], stores: {} },
  };
  const stale: Ledger = {
    name: 'stale',
    read: () => Promise.resolve(former),
    write: () => Promise.resolve(),
    hold: () => Promise.resolve(undefined),
  };
  const ledger = rejectStaleReads(stale);
  const ctx = testContext();
  expect(await ledger.read('push', ctx)).toEqual(former);
  await ledger.write('push', { ...former, generation: 2, phase: 'minting' }, ctx);
  expect((await failure(ledger.read('push', ctx))).code).toBe('E_LEDGER_OLD');
});

it('F4: tokens whose secrets were lost on the way to the stores do not pile up for ever', () => {
  const lost = (id: string) => ({ id, unfinished: true as const });
  const former = [lost('1'), lost('2'), lost('3')];
  const facts = { now: 0, stores: [], former: [], gate: { answer: 'unasked' }, failedRetires: {} } as const;
  const policy = { class: 'overlap', credential: 'push', token: 'ci', constantUsername: true } as Policy;
  const ledger: LedgerRecord = {
    ...{ generation: 4, phase: 'storing', since: '2026-01-01T00:00:00Z', stores: {}, former },
  };
  const world: World = { ...facts, policy, preflight: { result: 'pending' }, ledger, tokens: [] };
  expect(obstacle(world)?.code).toBe('E_UNFINISHED');
  expect(obstacle({ ...world, ledger: { ...ledger, former: former.slice(1) } })).toBeUndefined();
});

it('F27: a rotation whose ledger is put back while it works stops', async () => {
  const scene = await Scene.make();
  const { fs } = scene.context();
  // Somebody restores the ledger whenever the run has written it.
  const rename: typeof fs.rename = async (from, to) => {
    await fs.rename(from, to);
    if (to !== scene.ledger) return;
    writeFileSync(
      scene.ledger,
      readFileSync(scene.ledger, 'utf8').replace('"phase": "settled"', '"phase": "sealed"'),
    );
  };
  const report = await scene.rotate({ fs: { ...fs, rename } });
  expect(report.exit).toBe(1);
  expect(report.credentials[0]?.error?.code).toBe('E_LEDGER_OLD');
});

it('a rotation that does not come nearer to its end is ended', async () => {
  const scene = await Scene.make();
  const ctx = scene.context();
  const [work] = await openCredentials(await readConfig(scene.config, ctx), scene.parts, ctx);
  if (!work) throw new Error('there is one credential');
  const decide = () => ({ step: 'settle' }) as const;
  const { report, exit } = await rotateCredential(work, ctx, {
    observe,
    decide,
    act: (_step, _world, run) => Promise.resolve(run),
  });
  expect([exit, report.error?.code]).toEqual([1, 'E_ROTATION_ENDLESS']);
});
