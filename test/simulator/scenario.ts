import type { TokenApi } from '../../src/registries/contract.js';
import type { RotationClass } from '../../src/rotate/engine/world.js';
import type { StoreManner } from './simulated-store.js';
import { overlap, twoSlots } from './tokens/overlap.js';
import { DAY } from './time.js';
import { refresh, supplied } from './tokens/others.js';
import type { Person } from './tokens/others.js';
import type { RegistryPart } from './tokens/part.js';
import { replaceChosen, replaceIssued } from './tokens/replace.js';

/** A registry's manner of making and ending tokens. */
export interface Manner {
  readonly class: RotationClass;
  /** Every generation has a username of its own. */
  readonly usernames: 'constant' | 'change';
  /** Old and new are never good at the same time, so that a gap cannot be helped. */
  readonly hasGap: boolean;
  /** Short-lived tokens: milliseconds between runs, where the configuration says it. */
  readonly runs?: number;
  readonly open: (part: RegistryPart, person: Person) => TokenApi;
}

export const manners = {
  'overlap, constant username': {
    class: 'overlap',
    usernames: 'constant',
    hasGap: false,
    open: (part) => overlap(part, { usernames: 'constant', uniqueNames: false, dated: false }),
  },
  'overlap, changing username': {
    class: 'overlap',
    usernames: 'change',
    hasGap: false,
    open: (part) => overlap(part, { usernames: 'change', uniqueNames: true, dated: true }),
  },
  'overlap, two slots': { class: 'overlap', usernames: 'change', hasGap: false, open: twoSlots },
  'replace, chosen': { class: 'replace-chosen', usernames: 'constant', hasGap: true, open: replaceChosen },
  'replace, issued': {
    class: 'replace-issued',
    usernames: 'constant',
    hasGap: true,
    open: (part) => replaceIssued(part, 'successors'),
  },
  'replace, issued and read back': {
    class: 'replace-issued',
    usernames: 'constant',
    hasGap: true,
    open: (part) => replaceIssued(part, 'readBack'),
  },
  refresh: { class: 'refresh', usernames: 'constant', hasGap: false, open: refresh },
  'refresh, daily': { class: 'refresh', usernames: 'constant', hasGap: false, runs: DAY, open: refresh },
  supplied: { class: 'supplied', usernames: 'constant', hasGap: true, open: supplied },
} as const satisfies Record<string, Manner>;

export type MannerName = keyof typeof manners;

export interface Scenario {
  readonly manner: MannerName;
  readonly stores: readonly StoreManner[];
  /** With a public key only, with the private one at hand too, or without. */
  readonly escrow: 'none' | 'sealed' | 'resumable';
  /**
   * `first`: nothing is anywhere. `adopted`: a token made by hand is in every store. `aged`: rotated by
   * regcred 40 days ago. `emergency`: rotated 3 days ago, and `--now` is asked for.
   */
  readonly start: 'first' | 'adopted' | 'aged' | 'emergency';
  readonly acceptDowntime: boolean;
  /** Milliseconds until the registry's login knows of a change. */
  readonly lag: number;
  readonly seed: number;
}

export function describe(scenario: Scenario): string {
  const { manner, stores, escrow, start, acceptDowntime, lag } = scenario;
  const shelf = stores.map(
    ({ holds, readable, tells = 'date', gate }) =>
      `${holds}/${readable ? 'readable' : `blind, tells the ${tells}`}/${gate}`,
  );
  const words = [manner, start, `escrow ${escrow}`, shelf.join(' + ')];
  if (acceptDowntime) words.push('downtime accepted');
  if (lag > 0) words.push(`lag ${String(lag / 1000)} s`);
  return words.join('; ');
}
