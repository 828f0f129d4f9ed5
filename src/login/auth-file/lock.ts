import { readFileSync, unlinkSync } from 'node:fs';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors.js';
import { codeOf } from './file-error.js';
import { describeHolder, LEASE, readLock, watch, type Seen } from './lock-holder.js';

/** Longer than a lease, so that a lock nobody holds any more is always taken over before we give up. */
const PATIENCE = 2 * LEASE;

export interface Lock {
  /** Where this holder writes what will replace a file; whoever takes the lock over removes it. */
  tempFor(path: string): string;
  /** Throws {@link LockLost} when somebody has taken the lock over: then nothing may be changed any more. */
  mustHold(): Promise<void>;
  /** Starts the lease again; before anything slow. */
  renew(): Promise<void>;
}

/** The lock was taken over because its holder seemed dead. Nothing was changed since; start again. */
export class LockLost extends Error {}

/**
 * Runs `act` while holding the lock of a file, `<file>.regcred-lock`. docker and podman have no lock of
 * their own (reference: login 1.5), so this one orders regcred's processes alone.
 *
 * A lock left behind is taken over: at once when its process is dead, else when its lease is over.
 * The old holder, should it still live, is fenced: it looks at the lock right before it renames, and its
 * temporary file, without which a rename fails, is removed before the new holder reads anything.
 * E_LOCK_TIMEOUT when the lock does not become free; E_FILE_WRITE when it cannot be made (faults C8, C9).
 */
export async function withLock<T>(file: string, ctx: Context, act: (lock: Lock) => Promise<T>): Promise<T> {
  const path = `${file}.regcred-lock`;
  const token = Buffer.from(ctx.random.bytes(12)).toString('hex');
  await acquire(file, path, token, ctx);
  const onExit = () => releaseNow(path, token);
  process.once('exit', onExit);
  const mustHold = async () => {
    if ((await readLock(path, ctx))?.token !== token) throw new LockLost();
  };
  try {
    return await act({
      tempFor: (target) => tempOf(target, token),
      mustHold,
      async renew() {
        await mustHold();
        const now = ctx.clock.now() / 1000;
        await ctx.fs.utimes(path, now, now);
      },
    });
  } finally {
    process.off('exit', onExit);
    if ((await readLock(path, ctx))?.token === token) await ctx.fs.unlink(path).catch(() => {});
  }
}

async function acquire(file: string, path: string, token: string, ctx: Context): Promise<void> {
  const start = ctx.clock.now();
  const isStale = watch(ctx);
  const dead = new Set<string>();
  while (!(await create(path, token, ctx))) {
    const seen = await readLock(path, ctx);
    if (seen === undefined) continue;
    if (await isStale(seen)) {
      dead.add(seen.token);
      await removeTemps(file, seen.token, ctx);
      await takeAway(path, seen, token, ctx);
      continue;
    }
    const waited = ctx.clock.now() - start;
    if (waited >= PATIENCE) throw fail('E_LOCK_TIMEOUT', { path, seconds: PATIENCE / 1000 });
    // Apart from each other, or two waiters would try in step for ever.
    const pause = Math.min(100, 5 + waited / 20);
    await ctx.clock.sleep(pause * (0.5 + ctx.random.fraction()), ctx.signal);
  }
  for (const old of dead) await removeTemps(file, old, ctx);
}

/** False when there is a lock already. */
async function create(path: string, token: string, ctx: Context): Promise<boolean> {
  const text = await describeHolder(token, ctx);
  try {
    const handle = await ctx.fs.open(path, 'wx', 0o600);
    try {
      await handle.writeFile(text);
    } catch (error) {
      await ctx.fs.unlink(path).catch(() => {});
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw fail('E_FILE_WRITE', { path, problem: codeOf(error) });
  }
}

/**
 * Moves the stale lock aside, which only one of several waiters can do, and looks at what was moved: if
 * another waiter was faster and this is its fresh lock, it is put back.
 */
async function takeAway(path: string, seen: Seen, token: string, ctx: Context): Promise<void> {
  const aside = `${path}.${token}`;
  try {
    await ctx.fs.rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw fail('E_FILE_WRITE', { path, problem: codeOf(error) });
  }
  const moved = await readLock(aside, ctx);
  if (moved !== undefined && moved.token !== seen.token) await ctx.fs.link(aside, path).catch(() => {});
  await ctx.fs.rm(aside, { force: true });
}

function tempOf(path: string, token: string): string {
  return `${path}.${token}.regcred-tmp`;
}

async function removeTemps(file: string, token: string, ctx: Context): Promise<void> {
  if (token === '') return; // It died before it had a token, and so before it had temporary files.
  for (const target of [file, `${file}.regcred`]) await ctx.fs.rm(tempOf(target, token), { force: true });
}

/** For a process that ends in the middle: nothing asynchronous runs any more. */
function releaseNow(path: string, token: string): void {
  try {
    if (readFileSync(path, 'utf8').includes(token)) unlinkSync(path);
  } catch {
    // Already gone.
  }
}
