import { describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/secret/sealed-box.js';
import type { Scenario } from './scenario.js';
import { Simulation } from './simulation.js';
import { Tally } from './tally.js';

const keys = await generateKeyPair();
const usual: Scenario = {
  ...{ manner: 'overlap, constant username', escrow: 'none', start: 'aged', acceptDowntime: false },
  ...{ stores: [{ holds: 'pair', readable: false, gate: 'truth' }], lag: 0, seed: 1 },
};
const two = { stores: [{ holds: 'two', readable: true, gate: 'truth' }] } as const;
const only = { stores: [{ holds: 'secret', readable: true, gate: 'truth' }] } as const;

const refused: readonly (readonly [string, string, Partial<Scenario>])[] = [
  ['one slot and no downtime accepted', 'E_DOWNTIME_NOT_ACCEPTED', { manner: 'replace, chosen' }],
  ['the same where the registry chooses', 'E_DOWNTIME_NOT_ACCEPTED', { manner: 'replace, issued' }],
  ['a changing username in two places', 'E_TORN_PAIR', { manner: 'overlap, changing username', ...two }],
  [
    'a changing username that a store does not hold',
    'E_USERNAME_CHANGES',
    { manner: 'overlap, changing username', start: 'adopted', ...only },
  ],
  ['two slots, a blind store and no escrow', 'E_ESCROW_NEEDED', { manner: 'overlap, two slots' }],
];

describe('what would break a consumer is refused, and nothing is changed', () => {
  it.each(refused)('%s: %s', async (_, code, scenario) => {
    const simulation = new Simulation({ ...usual, ...scenario }, { keys, tally: new Tally() });
    expect(await simulation.run()).toMatchObject({ end: 'stuck', code, changes: 0 });
  });

  it('a changing username in two places is taken where downtime is accepted', async () => {
    const accepted: Scenario = {
      ...usual,
      ...two,
      manner: 'overlap, changing username',
      acceptDowntime: true,
    };
    const simulation = new Simulation(accepted, { keys, tally: new Tally() });
    expect(await simulation.run()).toMatchObject({ end: 'wait', exit: 0 });
  });
});
