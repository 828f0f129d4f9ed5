import fc from 'fast-check';
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Mortal } from '../mortal.js';
import { rotateConfig } from '../rotate-config.js';
import { DAY, Scene } from '../scene.js';
import type { SceneOptions } from '../scene.js';

const LEASE = 11 * 60_000;

/** A run that dies at its n-th call. False when it came to its end first. */
async function die(scene: Scene, n: number, when: 'before' | 'after'): Promise<boolean> {
  const mortal = new Mortal(n, when);
  const parts = { ...scene.parts, handshake: mortal.handshake(scene.registry.handshake) };
  const context = scene.context({ fs: mortal.fs });
  await rotateConfig(scene.config, context, parts).catch(() => undefined);
  scene.ahead += LEASE;
  return mortal.dead;
}

async function expectConverged(scene: Scene, generationBefore: number): Promise<void> {
  const report = await scene.rotate();
  expect(report.exit).toBe(0);
  const secrets = scene.stores.map((_, index) => scene.stored(index));
  expect(new Set(secrets).size).toBe(1);
  expect(await scene.registry.accepts('ci', secrets[0] as string)).toBe(true);
  expect(scene.record()).toMatchObject({ phase: 'settled' });
  expect(scene.record().generation).toBeGreaterThan(generationBefore);
  for (const path of scene.stores) expect(statSync(path).mode & 0o777).toBe(0o600);
  // A run with nothing to do takes no lock, so it may leave a dead one; that holds no secret.
  expect(scene.files().filter((name) => !name.startsWith('ledger.json.lock'))).toEqual(
    ['htpasswd', 'ledger.json', 'regcred.yml', ...scene.stores.map((_, i) => `secret${i}`)].sort(),
  );
  // And then it rests.
  expect((await scene.rotate()).credentials[0]?.outcome).toBe('nothing-due');
}

const beginnings: readonly (readonly [string, SceneOptions, boolean])[] = [
  ['the first rotation', {}, false],
  ['an empty store', { stores: ['nothing'] }, false],
  ['a rotation that is due by age, with two stores', { stores: ['accepted', 'accepted'] }, true],
];

describe.each(beginnings)('F1: a run that dies during %s', (_name, options, aged) => {
  it.each(['before', 'after'] as const)('%s any call is continued by the next run', async (when) => {
    for (let n = 0; ; n++) {
      const scene = await Scene.make(options);
      if (aged) {
        await scene.rotate();
        scene.ahead += 31 * DAY;
      }
      const died = await die(scene, n, when);
      // A run that ended by itself has left its work done, and nothing is due any more.
      await expectConverged(scene, 0);
      if (!died) return expect(n).toBeGreaterThan(30);
    }
  });
});

describe('F1: runs that die again and again', () => {
  it('leave nothing that the next healthy run cannot finish', async () => {
    const death = fc.tuple(fc.nat(90), fc.constantFrom('before' as const, 'after' as const));
    await fc.assert(
      fc.asyncProperty(fc.array(death, { minLength: 2, maxLength: 4 }), async (deaths) => {
        const scene = await Scene.make({ stores: ['accepted', 'refused'] });
        for (const [n, when] of deaths) await die(scene, n, when);
        await expectConverged(scene, 0);
      }),
      // The first: a run dies while it takes over the lock of one that died, the next one at once.
      {
        numRuns: 40,
        examples: [
          [
            [
              [31, 'after'],
              [38, 'before'],
              [0, 'before'],
            ],
          ],
        ],
      },
    );
  });
});
