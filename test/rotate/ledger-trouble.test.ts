import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { Scene } from './scene.js';

it('F27: a ledger that cannot be read stops the rotation before anything is changed', async () => {
  const scene = await Scene.make();
  mkdirSync(scene.ledger);
  const report = await scene.rotate();
  expect(report.credentials[0]?.error?.code).toBe('E_LEDGER_FILE');
  expect(scene.stored()).toBe(scene.password);
});

it('F21: a rotation whose store is changed again and again comes to an end', async () => {
  const scene = await Scene.make();
  const usual = scene.registry.handshake;
  // Somebody writes to the store whenever the registry is asked.
  const handshake: typeof usual = (...words) => {
    writeFileSync(scene.stores[0] ?? '', canary(), { mode: 0o600 });
    return usual(...words);
  };
  const report = await scene.rotate({}, { handshake });
  expect(report.exit).toBe(1);
  expect(report.credentials[0]?.error?.code).toBe('E_ROTATION_ENDLESS');
});
