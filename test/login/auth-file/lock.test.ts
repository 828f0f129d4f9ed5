import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../src/login/auth-file/lock.js';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { testContext } from '../../context.js';
import { tempDir } from '../../redaction/oracle.js';
import { entry, home } from './files.js';

/** A clock that only passes while somebody sleeps. */
function patientClock(start = Date.now()) {
  let now = start;
  const sleep = (milliseconds: number) => {
    now += milliseconds;
    return Promise.resolve();
  };
  return { now: () => now, sleep };
}

function place() {
  const file = join(tempDir(), 'config.json');
  const clock = patientClock();
  return { file, lock: `${file}.regcred-lock`, clock, ctx: testContext({ clock }) };
}

const holder = (over: object) =>
  JSON.stringify({ token: 'theirs', pid: process.pid, host: 'elsewhere', ...over });
const taken = 'taken';
const take = (file: string, ctx: ReturnType<typeof testContext>) =>
  withLock(file, ctx, () => Promise.resolve(taken));

describe('C9: a lock left behind', () => {
  it('of a dead process on this machine is taken over at once', async () => {
    const { file, lock, clock, ctx } = place();
    const before = clock.now();
    const { pid } = spawnSync('true');
    const namespace = await ctx.fs.readlink('/proc/self/ns/pid').catch(() => '');
    writeFileSync(lock, holder({ pid, host: `${hostname()} ${namespace}` }));
    expect(await take(file, ctx)).toBe(taken);
    expect(clock.now()).toBe(before);
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['of another machine', holder({}), 0],
    ['of a process that seems to live', holder({ host: hostname() }), 0],
    ['with a time in the future', holder({}), 86_400],
    ['without content', '', 0],
    ['with half its content', '{"token": "the', 0],
  ])('%s is taken over after its lease and not before', async (_, content, skew) => {
    const { file, lock, clock, ctx } = place();
    const before = clock.now();
    writeFileSync(lock, content);
    utimesSync(lock, before / 1000 + skew, before / 1000 + skew);
    expect(await take(file, ctx)).toBe(taken);
    expect(clock.now() - before).toBeGreaterThan(1_900);
    expect(clock.now() - before).toBeLessThan(31_000);
  });

  it('whose lease is over long since is taken over at once, wherever it came from', async () => {
    const { file, lock, clock, ctx } = place();
    const before = clock.now();
    writeFileSync(lock, holder({}));
    utimesSync(lock, before / 1000 - 3600, before / 1000 - 3600);
    expect(await take(file, ctx)).toBe(taken);
    expect(clock.now()).toBe(before);
  });

  it('is not taken twice: a fresh lock that another waiter has just made is put back', async () => {
    const { file, lock, ctx } = place();
    const long = Date.now() / 1000 - 3600;
    writeFileSync(lock, holder({}));
    utimesSync(lock, long, long);
    const fresh = holder({ token: 'fresh' });
    let seen = '';
    const rename: typeof ctx.fs.rename = (from, to) => {
      if (seen === '') writeFileSync(lock, fresh); // the faster waiter
      return ctx.fs.rename(from, to);
    };
    const sleep = (milliseconds: number) => {
      seen ||= readFileSync(lock, 'utf8');
      return ctx.clock.sleep(milliseconds);
    };
    const slower = testContext({ ...ctx, fs: { ...ctx.fs, rename }, clock: { ...ctx.clock, sleep } });
    expect(await take(file, slower)).toBe(taken);
    expect(seen).toBe(fresh);
  });

  it('takes its temporary files with it, and those of the journal (C7, C16)', async () => {
    const { path, ctx, names } = home({ auths: {} });
    const namespace = await ctx.fs.readlink('/proc/self/ns/pid').catch(() => '');
    const { pid } = spawnSync('true');
    writeFileSync(`${path}.regcred-lock`, holder({ pid, host: `${hostname()} ${namespace}` }));
    writeFileSync(`${path}.theirs.regcred-tmp`, 'x');
    writeFileSync(`${path}.regcred.theirs.regcred-tmp`, 'x');
    await mergeLogin(path, 'a.example.com', entry('u'), 'job', ctx);
    expect(names().sort()).toEqual(['config.json', 'config.json.regcred']);
  });
});

describe('a lock that is held', () => {
  it('is waited for, and then E_LOCK_TIMEOUT', async () => {
    const { file, lock, clock, ctx } = place();
    writeFileSync(lock, holder({}));
    // A holder that keeps renewing: each time somebody waits, it has just given a sign of life.
    const sleep = (milliseconds: number) => {
      const seconds = clock.now() / 1000;
      utimesSync(lock, seconds, seconds);
      return clock.sleep(milliseconds);
    };
    const waiting = take(file, testContext({ ...ctx, clock: { ...clock, sleep } }));
    await expect(waiting).rejects.toMatchObject({ code: 'E_LOCK_TIMEOUT', exit: 75 });
    expect(readFileSync(lock, 'utf8')).toContain('theirs');
  });

  it('lets its holders in one after the other, also within one process', async () => {
    const { file } = place();
    const clock = {
      now: () => Date.now(),
      sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
    };
    const ctx = testContext({ clock });
    let inside = 0;
    const enter = () =>
      withLock(file, ctx, async () => {
        expect(++inside).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
      });
    await Promise.all(Array.from({ length: 20 }, enter));
  });

  it('stops waiting when the job is cancelled', async () => {
    const { file, lock } = place();
    writeFileSync(lock, holder({}));
    const stop = new AbortController();
    const sleep = (_: number, signal?: AbortSignal) => {
      stop.abort(new Error('cancelled'));
      return signal?.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve();
    };
    const ctx = testContext({ clock: { now: () => Date.now(), sleep }, signal: stop.signal });
    await expect(take(file, ctx)).rejects.toThrow('cancelled');
    expect(existsSync(lock)).toBe(true);
  });

  it('is released when its work fails', async () => {
    const { file, lock, ctx } = place();
    await expect(withLock(file, ctx, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });

  it('fences: who lost it while it worked changes nothing, and starts again', async () => {
    const { path, ctx, auths } = home({ auths: {} });
    const lock = `${path}.regcred-lock`;
    let stolen = false;
    // Right before the file is renamed another holder takes over, works, and has released the lock again.
    const open: typeof ctx.fs.open = async (file, ...rest) => {
      if (!stolen && String(file).startsWith(`${path}.`) && String(file).endsWith('.regcred-tmp')) {
        stolen = true;
        renameSync(lock, `${lock}.gone`);
        await mergeLogin(path, 'theirs.example.com', { auth: 'dGhlaXJz' }, 'other', ctx);
      }
      return ctx.fs.open(file, ...rest);
    };
    const slow = { ...ctx, fs: { ...ctx.fs, open } };
    await mergeLogin(path, 'ours.example.com', { auth: 'b3Vycw==' }, 'job', slow);
    expect(Object.keys(auths()).sort()).toEqual(['ours.example.com', 'theirs.example.com']);
  });
});
