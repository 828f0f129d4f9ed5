import { describe, expect, it } from 'vitest';
import type { Refresh } from '../../../src/registries/contract.js';
import type { LedgerRecord } from '../../../src/rotate/ledger/record.js';
import { refreshNotices } from '../../../src/rotate/report/refresh-notices.js';
import type { OpenCredential } from '../../../src/rotate/engine/open-credential.js';
import type { Store } from '../../../src/stores/contract.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function work(
  lifetime: number | undefined,
  runs: number | undefined,
  more: Partial<OpenCredential> = {},
): OpenCredential {
  const token = { kind: 'refresh', ...(lifetime !== undefined && { lifetime }) } as Refresh;
  const policy = {
    registry: 'ecr.example.com',
    ...(runs !== undefined && { runs }),
  } as OpenCredential['policy'];
  return { token, policy, stores: [], ...more } as OpenCredential;
}
const store = (name: string, forJobs: boolean) => ({ name, ...(forJobs && { forJobs: true }) }) as Store;

describe('how often runs must come', () => {
  it.each([
    [
      HOUR,
      DAY,
      'The token lives 1 h and a run comes every 1 d: between two runs the stores have an expired token. Run it at least every 20 min, and set every to that time.',
    ],
    [
      12 * HOUR,
      6 * HOUR,
      'The token lives 12 h and a run comes every 6 h: when a run is late or missed, the stores have an expired token. Run it at least every 4 h, and set every to that time.',
    ],
    [12 * HOUR - 900, 12 * HOUR, /between two runs.*every 4 h/],
  ])('is said for a token of %i ms and runs every %i ms', (life, runs, words) => {
    expect(refreshNotices(work(life, runs), undefined).join()).toMatch(words);
  });

  it.each([
    [12 * HOUR, 4 * HOUR],
    // It was asked for some seconds ago.
    [12 * HOUR - 3000, 4 * HOUR],
    [30 * DAY, DAY],
    [undefined, DAY],
    [HOUR, undefined],
  ])('is not said where it is often enough or not known (%s ms, %s ms)', (life, runs) => {
    expect(refreshNotices(work(life, runs), undefined)).toEqual([]);
  });

  it('is seen from the ledger, when nothing was issued in this run', () => {
    const [since, expires] = [0, HOUR].map((time) => new Date(time).toISOString());
    const record: LedgerRecord = {
      ...{ generation: 1, phase: 'settled', since: since ?? '', former: [], stores: {} },
    };
    expect(refreshNotices(work(undefined, DAY), { ...record, expires: expires ?? '' })).toHaveLength(1);
    expect(refreshNotices(work(undefined, DAY), record)).toEqual([]);
  });

  it('is nobody’s concern in another class', () => {
    const other = { ...work(HOUR, DAY), token: { kind: 'overlap' } } as unknown as OpenCredential;
    expect(refreshNotices(other, undefined)).toEqual([]);
  });
});

describe('a stored token that no job needs', () => {
  const keyless = 'arn:aws:iam::123456789012:role/ci';

  it('is said to be pointless, by the names of its stores', () => {
    const stores = [store('github:acme/web/ECR', true), store('file:/srv/secret', false)];
    expect(refreshNotices(work(DAY, HOUR, { stores, keyless }), undefined)).toEqual([
      'The jobs that read github:acme/web/ECR need no stored secret: they can log in to ecr.example.com with their own ID token, with an input such as identity: arn:aws:iam::123456789012:role/ci',
    ]);
  });

  it('is said once for many stores', () => {
    const stores = [1, 2, 3, 4, 5].map((number) => store(`github:acme/web/S${number}`, true));
    const [notice] = refreshNotices(work(DAY, HOUR, { stores, keyless }), undefined);
    expect(notice).toContain('S1, github:acme/web/S2, github:acme/web/S3 and 2 more need');
  });

  it('is not said where no job reads it, or where jobs have no other way', () => {
    expect(
      refreshNotices(work(DAY, HOUR, { stores: [store('file:/x', false)], keyless }), undefined),
    ).toEqual([]);
    expect(refreshNotices(work(DAY, HOUR, { stores: [store('github:x', true)] }), undefined)).toEqual([]);
  });
});
