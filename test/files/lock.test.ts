import { hostname } from 'node:os';
import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { readlink } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LockLost, takeLock } from '../../src/files/lock.js';
import { replaceFile } from '../../src/files/replace-file.js';
import { testContext } from '../context.js';
import { tempDir } from '../redaction/oracle.js';

const LEASE = 60_000;

function scene() {
  const clock = { time: Date.now(), now: () => clock.time, sleep: () => Promise.resolve() };
  const path = join(tempDir(), 'lock');
  const file = `${path}.file`;
  const options = { lease: LEASE, patience: 0, files: [file] };
  const take = async () => {
    const lock = await takeLock(path, options, testContext({ clock }));
    if (lock) onTestFinished(() => lock.release());
    return lock;
  };
  return { clock, path, file, take };
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
    await expect(old?.renew()).rejects.toThrow(LockLost);
    await expect(old?.mustHold()).rejects.toThrow(LockLost);
    await old?.release();
    expect(existsSync(path)).toBe(true);
    await fresh?.renew();
    await fresh?.mustHold();
  });

  it('leaves no file of a process that died while it took over another one', async () => {
    const { clock, path, take } = scene();
    const aside = `${path}.${'a'.repeat(24)}`;
    writeFileSync(aside, JSON.stringify({ token: 'x', host: 'elsewhere', pid: 1 }));
    const early = await take();
    // A living waiter may be about to put it back.
    expect(existsSync(aside)).toBe(true);
    await early?.release();
    clock.time += LEASE + 1000;
    expect(await take()).toBeDefined();
    expect(existsSync(aside)).toBe(false);
  });

  it('C9: lasts as long as it is renewed', async () => {
    const { clock, take } = scene();
    const lock = await take();
    for (let round = 0; round < 3; round++) {
      clock.time += LEASE - 1000;
      await lock?.renew();
      expect(await take()).toBeUndefined();
    }
  });

  it('C9: of a process on this host that is gone is taken over at once', async () => {
    const { path, take } = scene();
    const { pid } = spawnSync('true');
    const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
    writeFileSync(path, JSON.stringify({ token: 'x', host: `${hostname()} ${namespace}`, pid }));
    expect(await take()).toBeDefined();
  });

  it('C9: of another host is respected for its lease', async () => {
    const { clock, path, take } = scene();
    const { pid } = spawnSync('true');
    writeFileSync(path, JSON.stringify({ token: 'x', host: 'elsewhere', pid }));
    expect(await take()).toBeUndefined();
    clock.time += LEASE + 1000;
    expect(await take()).toBeDefined();
  });

  it.each([
    '',
    '{',
    'null',
    '{"token":1}',
    '{"token":"x","host":"h","pid":-1}',
    '{"token":"../x","host":"h","pid":1}',
  ])('C9: that cannot be read (%j) is respected for its lease and then taken over', async (text) => {
    const { clock, path, take } = scene();
    writeFileSync(path, text);
    expect(await take()).toBeUndefined();
    clock.time += LEASE + 1000;
    expect(await take()).toBeDefined();
  });

  it('C9: from far in the future is taken over', async () => {
    const { clock, path, take } = scene();
    writeFileSync(path, JSON.stringify({ token: 'x', host: 'elsewhere', pid: 1 }));
    const later = clock.time / 1000 + 86_400;
    utimesSync(path, later, later);
    expect(await take()).toBeDefined();
  });

  it('of many that find it stale at once, exactly one gets it', async () => {
    const { clock, take } = scene();
    expect(await take()).toBeDefined();
    clock.time += 2 * LEASE;
    const locks = await Promise.all(Array.from({ length: 20 }, take));
    const tries = await Promise.allSettled(locks.flatMap((lock) => (lock ? [lock.renew()] : [])));
    const held = tries.filter(({ status }) => status === 'fulfilled');
    expect(held).toHaveLength(1);
  });

  it('C9: fences: who has lost it replaces no file, whenever it was lost', async () => {
    const { clock, path, file, take } = scene();
    writeFileSync(file, 'old');
    const { fs } = testContext();
    const lose = async () => {
      clock.time += 2 * LEASE;
      await (await take())?.release();
    };
    for (const call of ['open', 'rename'] as const) {
      const lock = await take();
      let lost = false;
      const slow = async (...args: unknown[]) => {
        if (call === 'rename') await lose();
        const result = await (fs[call] as (...args: unknown[]) => Promise<unknown>)(...args);
        if (call === 'open' && !lost) await lose();
        lost = true;
        return result;
      };
      await expect(replaceFile(file, 'new', {}, { ...fs, [call]: slow }, lock)).rejects.toThrow(LockLost);
      expect(readFileSync(file, 'utf8')).toBe('old');
      expect(readdirSync(dirname(path))).toEqual(['lock.file']);
    }
  });
});
