import { describe, expect, it } from 'vitest';
import { fail } from '../../../src/errors/error.js';
import type { Overlap } from '../../../src/registries/contract.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import { prune } from '../../../src/rotate/maintenance/prune.js';
import type { OpenCredential } from '../../../src/rotate/engine/open-credential.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';

const record: LedgerRecord = {
  generation: 5,
  phase: 'settled',
  since: '2026-01-01T00:00:00Z',
  token: { id: 'id5', username: 'ci' },
  former: [{ id: 'id4', generation: 4 }],
  stores: {},
};

/** A registry with tokens of generations 0 to 7, and one whose generation nobody knows. */
function scene(options: { record?: LedgerRecord; isHeld?: boolean; grows?: boolean; refuses?: string } = {}) {
  const ended: string[] = [];
  let looks = 0;
  const ledger = 'record' in options ? options.record : record;
  const never = () => Promise.reject(new Error('not asked for'));
  const token: Overlap = {
    kind: 'overlap',
    usernames: 'constant',
    name: 'ci',
    example: { username: 'ci', secret: new Secret('x') },
    calls: {},
    check: never,
    create: never,
    list: () =>
      Promise.resolve([
        ...[0, 1, 2, 3, 4, 5, 6].map((generation) => ({ id: `id${generation}`, generation })),
        { id: 'x' },
      ]),
    revoke: (id) => {
      if (id === options.refuses) fail('E_ADMIN_FORBIDDEN', { api: 'a', action: 'end it', hint: 'x' });
      return Promise.resolve(void ended.push(id));
    },
  };
  const work = {
    policy: { credential: 'push' },
    token,
    ledger: {
      name: 'memory',
      read: () => {
        looks++;
        // Another run mints between the two looks.
        return Promise.resolve(
          options.grows && looks > 1 ? { ...record, former: [...record.former, { id: 'id3' }] } : ledger,
        );
      },
      write: never,
      hold: () =>
        Promise.resolve(
          options.isHeld ? undefined : { confirm: () => Promise.resolve(), release: () => Promise.resolve() },
        ),
    },
    context: (ctx: unknown) => ctx,
  } as unknown as OpenCredential;
  return { work, ended, run: (apply: boolean) => prune(work, apply, testContext()) };
}

describe('prune', () => {
  it('finds what is ours and what no ledger knows, and leaves it without --apply', async () => {
    const { run, ended } = scene();
    const { tokens } = await run(false);
    expect(tokens.map(({ id, outcome }) => [id, outcome])).toEqual(
      ['id1', 'id2', 'id3'].map((id) => [id, 'dangling']),
    );
    expect(ended).toEqual([]);
  });

  it('ends them with --apply, and never the current, the recorded or the one made by hand', async () => {
    const { run, ended } = scene();
    expect((await run(true)).tokens.map(({ outcome }) => outcome)).toEqual(['revoked', 'revoked', 'revoked']);
    expect(ended).toEqual(['id1', 'id2', 'id3']);
  });

  it('F27: leaves what a newer ledger has made: stores may hold it', async () => {
    const { run, ended } = scene();
    await run(true);
    expect(ended).not.toContain('id6');
  });

  it('looks again under the lock', async () => {
    const { run, ended } = scene({ grows: true });
    await run(true);
    expect(ended).toEqual(['id1', 'id2']);
  });

  it('one that cannot be ended does not keep the others', async () => {
    const { run, ended } = scene({ refuses: 'id2' });
    const { tokens } = await run(true);
    expect(tokens.find(({ id }) => id === 'id2')).toMatchObject({
      outcome: 'failed',
      error: { code: 'E_ADMIN_FORBIDDEN' },
    });
    expect(ended).toEqual(['id1', 'id3']);
  });

  it.each([
    ['a rotation is unfinished', { record: { ...record, phase: 'minting' as const } }],
    ['another run is rotating it', { isHeld: true }],
    ['the ledger does not know it yet', { record: undefined as unknown as LedgerRecord }],
  ])('does nothing when %s', async (why, options) => {
    const { run, ended } = scene(options);
    expect((await run(true)).skipped).toContain(why);
    expect(ended).toEqual([]);
  });
});
