import { fail } from '../../../src/errors/error.js';
import type { MintRequest, Overlap, Token } from '../../../src/registries/contract.js';
import { isAlive } from '../truth.js';
import type { Truth } from '../truth.js';
import { NAME, USERNAME, base, change, lifetime, minted, reading } from './part.js';
import type { RegistryPart } from './part.js';

export interface OverlapManner {
  readonly usernames: 'constant' | 'change';
  /** Making a second token of a name is refused; else there are two of them. */
  readonly uniqueNames: boolean;
  /** Whether the list tells when a token was made. */
  readonly dated: boolean;
}

/** As many tokens as one likes, next to tokens of others that are never listed. */
export function overlap(part: RegistryPart, { usernames, uniqueNames, dated }: OverlapManner): Overlap {
  const { truths, clock } = part;
  const ours = (all: readonly Truth[]) =>
    all
      .filter(({ by }) => by !== 'stranger')
      .map(({ id, generation, username, createdAt, expiresAt }): Token => ({
        id,
        username,
        ...(generation !== undefined && { generation }),
        ...(dated && { createdAt }),
        ...(expiresAt !== undefined && { expiresAt }),
      }));
  return {
    ...base,
    kind: 'overlap',
    usernames,
    check: () => reading(part, 'registry: check', () => {}),
    list: () =>
      reading(
        part,
        'registry: list',
        () => ours(truths.alive(clock.now())),
        () => ours(truths.aliveBefore(clock.now())),
      ),
    create: ({ generation, until }) =>
      change(part, `registry: create g${String(generation)}`, () => {
        const name = `${NAME}.g${String(generation)}`;
        const isTaken = truths.alive(clock.now()).some((truth) => truth.name === name);
        if (uniqueNames && isTaken) fail('E_TOKEN_EXISTS', { api: 'simulated', token: name });
        const made = truths.make({
          id: `id-${String(truths.all.length)}`,
          name,
          username: usernames === 'constant' ? USERNAME : `${USERNAME}.g${String(generation)}`,
          secret: part.random.secret(),
          generation,
          createdAt: clock.now(),
          expiresAt: lifetime(part, until),
          by: { process: part.process.id },
        });
        return minted(made);
      }),
    revoke: (id) =>
      change(part, `registry: revoke ${id}`, () => {
        const found = truths.all.find((truth) => truth.id === id);
        if (found) truths.end(found, clock.now(), 'revoked by its id');
      }),
  };
}

const SLOTS = ['a', 'b'] as const;

/** Two slots with usernames of their own; making a token in a slot ends the one that was in it. */
export function twoSlots(part: RegistryPart): Overlap {
  const { truths, clock } = part;
  const inSlot = (all: readonly Truth[], slot: string) =>
    all.filter((truth) => truth.id === slot && isAlive(truth, clock.now()));
  const list = (all: readonly Truth[]) =>
    SLOTS.flatMap((slot) =>
      inSlot(all, slot).map(({ id, username, generation, createdAt }): Token => ({
        id,
        username,
        createdAt,
        ...(generation !== undefined && { generation }),
      })),
    );
  const free = ({ keep }: MintRequest) => {
    const slot =
      SLOTS.find((one) => !keep.includes(one) && inSlot(truths.all, one).length === 0) ??
      SLOTS.find((one) => !keep.includes(one));
    if (slot === undefined) fail('E_SLOTS_FULL', { token: NAME, hint: 'End one of the two by hand.' });
    return slot;
  };
  return {
    ...base,
    kind: 'overlap',
    usernames: 'change',
    check: (request) => reading(part, 'registry: check', () => void free(request)),
    list: () =>
      reading(
        part,
        'registry: list',
        () => list(truths.all),
        () => list(truths.aliveBefore(clock.now())),
      ),
    create: (request) =>
      change(part, `registry: create g${String(request.generation)}`, () => {
        const slot = free(request);
        for (const truth of inSlot(truths.all, slot)) truths.end(truth, clock.now(), 'its slot was taken');
        const made = truths.make({
          id: slot,
          name: `${NAME}-${slot}`,
          username: `${USERNAME}-${slot}`,
          secret: part.random.secret(),
          generation: request.generation,
          createdAt: clock.now(),
          by: { process: part.process.id },
        });
        return minted(made);
      }),
    revoke: (id) =>
      change(part, `registry: revoke ${id}`, () => {
        for (const truth of inSlot(truths.all, id)) truths.end(truth, clock.now(), 'revoked by its id');
      }),
  };
}
