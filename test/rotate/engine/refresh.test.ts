import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../fakes/server.js';
import { MINUTE, refreshing } from '../refreshing.js';

// IBM's tokens live one hour, and a run comes every quarter of an hour.

const later = { 'retry-after': '86400' };
const failures: readonly (readonly [Behaviour, number, string])[] = [
  [{ status: 400, body: { errorCode: 'BXNIM0415E' } }, 1, 'E_IDENTITY_REFUSED'],
  [{ status: 429, headers: later }, 75, 'E_RATE_LIMITED'],
  [{ status: 503, headers: later }, 75, 'E_SERVER_UNAVAILABLE'],
  ['drop', 75, 'E_CONNECTION_LOST'],
  [{ status: 200, body: {} }, 1, 'E_TOKEN_INVALID'],
  [{ status: 200, body: { access_token: 'x', expires_in: 0 } }, 2, 'E_REFRESH_ENDLESS'],
];

describe('a short-lived token in a store', () => {
  it('is put there by the first run, with its end in the ledger', async () => {
    const { run, works, iam, ledger } = await refreshing();
    expect(await run()).toMatchObject({ exit: 0, outcome: 'rotated', because: ['first'], notices: [] });
    expect(works()).toBe(true);
    // The one that proved that it can be issued is the one that was stored.
    expect(iam.issued).toHaveLength(1);
    const ends = new Date(iam.issued[0]?.expiresAt ?? 0).toISOString();
    expect(JSON.parse(ledger()).credentials['images-pull']).toMatchObject({
      phase: 'settled',
      token: { username: 'iambearer' },
    });
    expect(
      Math.abs(Date.parse(JSON.parse(ledger()).credentials['images-pull'].expires) - Date.parse(ends)),
    ).toBeLessThan(5000);
  });

  it('is left alone until two runs could no longer be missed, and then renewed', async () => {
    const { run, own, works, stored } = await refreshing();
    await run();
    const first = stored();
    own.ahead = 14 * MINUTE;
    expect(await run()).toMatchObject({ outcome: 'nothing-due' });
    expect(stored()).toBe(first);
    own.ahead = 16 * MINUTE;
    expect(await run()).toMatchObject({ outcome: 'rotated', because: ['expiry'] });
    expect(stored()).not.toBe(first);
    expect(works()).toBe(true);
  });

  it('is always good when two runs of three are missed', async () => {
    const { run, own, works } = await refreshing();
    await run();
    for (const quarter of [1, 4, 7, 10, 13]) {
      own.ahead = (quarter * 15 + 1) * MINUTE;
      expect(works()).toBe(true);
      expect(await run()).toMatchObject({ exit: 0, outcome: 'rotated' });
    }
  });

  it('is renewed late rather than never', async () => {
    const { run, own, works } = await refreshing();
    await run();
    own.ahead = 600 * MINUTE;
    expect(works()).toBe(false);
    expect(await run()).toMatchObject({ exit: 0, outcome: 'rotated' });
    expect(works()).toBe(true);
  });

  it('F35: nothing is written when the issue fails, however it fails', async () => {
    const { run, own, works, stored, ledger, iam } = await refreshing();
    await run();
    const before = [stored(), ledger()];
    own.ahead = 20 * MINUTE;
    for (const [happens, exit, code] of failures) {
      iam.mishap = () => ({ when: 'before', happens });
      expect(await run()).toMatchObject({ exit, outcome: 'failed', error: { code } });
      expect([stored(), ledger()]).toEqual(before);
      expect(works()).toBe(true);
    }
    iam.mishap = undefined;
    expect(await run()).toMatchObject({ exit: 0, outcome: 'rotated' });
  });

  it('F8: nothing is written when the registry refuses what was issued', async () => {
    const { run, own, stored } = await refreshing();
    await run();
    const before = stored();
    own.ahead = 20 * MINUTE;
    own.isDeaf = true;
    expect(await run()).toMatchObject({ exit: 1, outcome: 'failed', error: { code: 'E_VERIFY_FAILED' } });
    expect(stored()).toBe(before);
    own.isDeaf = false;
    expect(await run()).toMatchObject({ exit: 0 });
  });

  it('F28: is only named by a plan, with the call that issues it', async () => {
    const { plan, stored, ledger, iam } = await refreshing();
    const { steps, error } = await plan();
    expect(error).toBeUndefined();
    const mint = steps.find(({ step }) => step === 'mint');
    expect(mint?.calls).toContain('POST https://iam.cloud.ibm.com/identity/token');
    expect(steps.map(({ step }) => step)).toEqual([
      ...['preflight', 'mint', 'seal', 'verify', 'write', 'settle', 'clear'],
    ]);
    expect([stored(), ledger()]).toEqual(['', '']);
    // Only a login proves that there will be one.
    expect(iam.issued).toHaveLength(1);
  });

  it.each([
    ['{ every: 1d }', /lives 1 h and a run comes every 1 d: between two runs/],
    ['{ every: 30m }', /when a run is late or missed.*at least every 20 min/],
  ])('with runs as in %s is said to be dead at times, by plan and report', async (rotate, words) => {
    const { run, plan, own } = await refreshing(rotate);
    expect((await plan()).notices.join()).toMatch(words);
    expect((await run()).notices.join()).toMatch(words);
    // Also when nothing is due, and once only by one run.
    own.ahead = MINUTE;
    expect(await run()).toMatchObject({ outcome: 'nothing-due' });
    expect((await run()).notices.join()).toMatch(words);
  });

  it('is renewed when half of its life is over, where nobody says when runs come', async () => {
    const { run, own } = await refreshing('{}');
    await run();
    own.ahead = 28 * MINUTE;
    expect(await run()).toMatchObject({ outcome: 'nothing-due', notices: [] });
    own.ahead = 31 * MINUTE;
    expect(await run()).toMatchObject({ outcome: 'rotated', because: ['expiry'] });
  });
});
