import { manners } from './scenario.js';
import type { MannerName, Scenario } from './scenario.js';
import type { StoreManner } from './simulated-store.js';

const readable: StoreManner = { holds: 'pair', readable: true, gate: 'truth' };
const blind: StoreManner = { holds: 'pair', readable: false, gate: 'truth' };
/** As Jenkins keeps a username with password. */
const silent: StoreManner = { ...blind, gate: 'absent', tells: 'username' };
const secret: StoreManner = { holds: 'secret', readable: true, gate: 'absent' };
const blindTwo: StoreManner = { holds: 'two', readable: false, gate: 'truth' };

const shelves: readonly (readonly StoreManner[])[] = [
  [readable],
  [blind],
  [readable, blind, { ...readable, gate: 'absent' }],
  [blind, silent, { ...blind, gate: 'absent' }],
];
// Where the username never changes, places that hold only the secret, or both apart, are no trouble.
const shelvesOfConstant: typeof shelves = [[secret], [blindTwo, { ...secret, readable: false }]];

/** A value that is lost on its way to places that cannot be read would fill both slots (E_ESCROW_NEEDED). */
export function escrows(manner: MannerName, stores: readonly StoreManner[]): readonly Scenario['escrow'][] {
  const isNeeded = manner === 'overlap, two slots' && stores.some(({ readable: isReadable }) => !isReadable);
  return isNeeded ? ['sealed', 'resumable'] : ['none', 'sealed', 'resumable'];
}

/** Class × stores × readable or not × escrow or not × how it begins. */
export function allScenarios(): readonly Scenario[] {
  return (Object.keys(manners) as MannerName[]).flatMap((manner) => {
    const { usernames, hasGap } = manners[manner];
    const all = usernames === 'constant' ? [...shelves, ...shelvesOfConstant] : shelves;
    return all.flatMap((stores) =>
      escrows(manner, stores).flatMap((escrow) =>
        (['first', 'adopted', 'aged', 'emergency'] as const).map((start) => ({
          ...{ manner, stores, escrow, start, acceptDowntime: hasGap },
          ...{ lag: stores.length === 3 ? 20_000 : 0, seed: 1 },
        })),
      ),
    );
  });
}
