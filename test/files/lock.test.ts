import { hostname } from 'node:os';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/files/lock.js';
import { testContext } from '../context.js';
import { tempDir } from '../redaction/oracle.js';

const LEASE = 60_000;

function scene() {
  const clock = { time: Date.now(), now: () => clock.time, sleep: () => Promise.resolve() };
  const path = join(tempDir(), 'lock');
  return { clock, path, take: () => takeLock(path, LEASE, testContext({ clock })) };
}

describe('a lock', () => {
  it('is held by one at a time and free after its release', async () => {
    const { path, take } = scene();
    const lock = await take();
    expect(await take()).toBeUndefined();
    await lock?.release();
    expect(existsSync(path)).toBe(false);
    expect(await take()).toBeDefined();
  });

  it('of many that want it at once, one gets it', async () => {
    const { take } = scene();
    const locks = await Promise.all(Array.from({ length: 20 }, take));
    expect(locks.filter((lock) => lock !== undefined)).toHaveLength(1);
  });

  it('C9: is taken over after its lease, and the old holder is told and does not remove it', async () => {
    const { clock, path, take } = scene();
    const old = await take();
    clock.time += LEASE - 1000;
    expect(await take()).toBeUndefined();
    clock.time += 2000;
    const fresh = await take();
    expect(fresh).toBeDefined();
    expect(await old?.renew()).toBe(false);
    await old?.release();
    expect(existsSync(path)).toBe(true);
    expect(await fresh?.renew()).toBe(true);
  });

  it('C9: lasts as long as it is renewed', async () => {
    const { clock, take } = scene();
    const lock = await take();
    for (let round = 0; round < 3; round++) {
      clock.time += LEASE - 1000;
      expect(await lock?.renew()).toBe(true);
      expect(await take()).toBeUndefined();
    }
  });

  it('C9: of a process on this host that is gone is taken over at once', async () => {
    const { path, take } = scene();
    const { pid } = spawnSync('true');
    writeFileSync(path, JSON.stringify({ id: 'x', host: hostname(), pid }));
    expect(await take()).toBeDefined();
  });

  it('C9: of another host is respected for its lease', async () => {
    const { clock, path, take } = scene();
    const { pid } = spawnSync('true');
    writeFileSync(path, JSON.stringify({ id: 'x', host: 'elsewhere', pid }));
    expect(await take()).toBeUndefined();
    clock.time += LEASE + 1000;
    expect(await take()).toBeDefined();
  });

  it.each(['', '{', 'null', '{"id":1}', '{"id":"x","host":"h","pid":-1}'])(
    'C9: that cannot be read (%j) is respected for its lease and then taken over',
    async (text) => {
      const { clock, path, take } = scene();
      writeFileSync(path, text);
      expect(await take()).toBeUndefined();
      clock.time += LEASE + 1000;
      expect(await take()).toBeDefined();
    },
  );

  it('C9: from far in the future is taken over', async () => {
    const { clock, path, take } = scene();
    writeFileSync(path, JSON.stringify({ id: 'x', host: 'elsewhere', pid: 1 }));
    const later = clock.time / 1000 + 86_400;
    utimesSync(path, later, later);
    expect(await take()).toBeDefined();
  });

  it('of many that find it stale at once, at most one gets it', async () => {
    const { clock, take } = scene();
    await take();
    clock.time += 2 * LEASE;
    const locks = await Promise.all(Array.from({ length: 20 }, take));
    const held = await Promise.all(locks.map((lock) => lock?.renew() ?? Promise.resolve(false)));
    expect(held.filter(Boolean).length).toBeLessThanOrEqual(1);
  });
});
