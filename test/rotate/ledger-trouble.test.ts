import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Scene } from './scene.js';

it('F27: a ledger that cannot be read stops the rotation before anything is changed', async () => {
  const scene = await Scene.make();
  mkdirSync(scene.ledger);
  const report = await scene.rotate();
  expect(report.credentials[0]?.error?.code).toBe('E_LEDGER_FILE');
  expect(scene.stored()).toBe(scene.password);
});

it('F27: a rotation whose ledger is put back again and again comes to an end', async () => {
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
