import { expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import { Simulation, engine } from './simulation.js';
import { Tally } from './tally.js';

it('a rotation that never comes to an end is stopped', async () => {
  const simulation = new Simulation(
    {
      ...{ manner: 'overlap, constant username', escrow: 'none', start: 'aged', acceptDowntime: false },
      ...{ stores: [{ holds: 'pair', readable: true, gate: 'truth' }], lag: 0, seed: 1 },
    },
    {
      keys: await generateKeyPair(),
      tally: new Tally(),
      engine: { ...engine, decide: () => ({ step: 'gate' }) },
    },
  );
  expect(await simulation.run()).toMatchObject({ end: 'gate', code: 'E_ROTATION_ENDLESS', changes: 2 });
});
