import { readFileSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Context } from '../context/context.js';
import { errno } from './errno.js';
import { describeHolder, readLock, staleDetector } from './lock-holder.js';
import type { Seen } from './lock-holder.js';
import type { Fence } from './replace-file.js';

/** A held lock. {@link Fence.mustHold} throws {@link LockLost}. */
export interface Lock extends Fence {
  /** Renews the lease; call it before anything slow. Throws {@link LockLost}. */
  renew(): Promise<void>;
  /** Keeps a lock that another process has taken over. */
  release(): Promise<void>;
}

/** The lock was taken over because its holder seemed dead. Nothing has changed since; start again. */
export class LockLost extends Error {}

/** All times in milliseconds. */
export interface LockOptions {
  /** How long a silent holder keeps the lock. */
  readonly lease: number;
  /** How long to wait for a held lock; 0 tries once. */
  readonly patience: number;
  /** The files that are replaced under this lock. */
  readonly files: readonly string[];
}

type Needs = Pick<Context, 'fs' | 'clock' | 'random'> & Partial<Pick<Context, 'signal'>>;

/**
 * Acquires the lock file `path`; returns undefined when it does not become free. Takes over a stale lock: at
 * once when its process is dead, else when its lease has expired. Fences the old holder in case it lives: it
 * checks the lock right before each rename, and the new holder first removes its temporary file, without
 * which a rename fails (docs/faults.md C8, C9).
 * Throws the system's own error; callers translate it.
 */
export async function takeLock(path: string, options: LockOptions, ctx: Needs): Promise<Lock | undefined> {
  const token = Buffer.from(ctx.random.bytes(12)).toString('hex');
  if (!(await acquire(path, token, options, ctx))) return undefined;
  const onExit = () => releaseNow(path, token);
  process.once('exit', onExit);
  const isOurs = async () => (await readLock(path, ctx))?.token === token;
  const mustHold = async () => {
    if (!(await isOurs())) throw new LockLost();
  };
  return {
    tempFor: (target) => tempOf(target, token),
    mustHold,
    async renew() {
      await mustHold();
      const now = ctx.clock.now() / 1000;
      await ctx.fs.utimes(path, now, now);
    },
    async release() {
      process.off('exit', onExit);
      if (await isOurs()) await ctx.fs.unlink(path).catch(() => undefined);
    },
  };
}

async function acquire(
  path: string,
  token: string,
  { lease, patience, files }: LockOptions,
  ctx: Needs,
): Promise<boolean> {
  const start = ctx.clock.now();
  const isStale = staleDetector(lease, patience === 0, ctx);
  const dead = new Set<string>();
  const removeTemps = async (old: string) => {
    if (old === '') return; // It died before it had a token, and therefore before it had temporary files.
    for (const target of files) await ctx.fs.rm(tempOf(target, old), { force: true });
  };
  while (!(await create(path, token, ctx))) {
    const seen = await readLock(path, ctx);
    if (seen === undefined) continue;
    if (await isStale(seen)) {
      dead.add(seen.token);
      await removeTemps(seen.token);
      await takeAway(path, seen, token, ctx);
      continue;
    }
    const waited = ctx.clock.now() - start;
    if (waited >= patience) return false;
    // Random, or two waiters would try in step for ever.
    const pause = Math.min(100, 5 + waited / 20);
    await ctx.clock.sleep(pause * (0.5 + ctx.random.fraction()), ctx.signal);
  }
  for (const old of dead) await removeTemps(old);
  await removeLeftAside(path, lease, ctx);
  return true;
}

/** Returns false when there is a lock already. */
async function create(path: string, token: string, ctx: Needs): Promise<boolean> {
  const text = await describeHolder(token, ctx);
  const handle = await ctx.fs.open(path, 'wx', 0o600).catch((error: unknown) => {
    if (errno(error) === 'EEXIST') return undefined;
    throw error;
  });
  if (handle === undefined) return false;
  try {
    await handle.writeFile(text);
  } catch (error) {
    await ctx.fs.unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

/**
 * Moves the stale lock aside, which only one of several waiters can do, and checks what it moved: the new
 * lock of a faster waiter is put back.
 */
async function takeAway(path: string, seen: Seen, token: string, ctx: Needs): Promise<void> {
  const aside = `${path}.${token}`;
  try {
    await ctx.fs.rename(path, aside);
  } catch (error) {
    if (errno(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readLock(aside, ctx);
  if (moved !== undefined && moved.token !== seen.token)
    await ctx.fs.link(aside, path).catch(() => undefined);
  await ctx.fs.rm(aside, { force: true });
}

/** Removes what a process left that died in {@link takeAway}. Nothing else names it, and it blocks no one. */
async function removeLeftAside(path: string, lease: number, ctx: Needs): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await ctx.fs.readdir(dirname(path))) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{24}$/.test(name.slice(prefix.length))) continue;
    const aside = join(dirname(path), name);
    const seen = await readLock(aside, ctx);
    // A living waiter may be about to put a new one back.
    if (seen !== undefined && (await staleDetector(lease, true, ctx)(seen)))
      await ctx.fs.rm(aside, { force: true });
  }
}

function tempOf(path: string, token: string): string {
  return `${path}.${token}.regcred-tmp`;
}

/** For a process that exits in the middle, when nothing asynchronous runs any more. */
function releaseNow(path: string, token: string): void {
  try {
    if (readFileSync(path, 'utf8').includes(token)) unlinkSync(path);
  } catch {
    // Already gone.
  }
}
