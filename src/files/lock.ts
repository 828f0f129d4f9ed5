import { readFileSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Context } from '../context/context.js';
import { errno } from './errno.js';
import { describeHolder, readLock, staleDetector } from './lock-holder.js';
import type { Seen } from './lock-holder.js';
import type { Fence } from './replace-file.js';

/** A lock that is held. {@link Fence.mustHold} throws {@link LockLost}. */
export interface Lock extends Fence {
  /** Starts the lease again; before anything slow. Throws {@link LockLost}. */
  renew(): Promise<void>;
  /** Leaves a lock that somebody else has taken over. */
  release(): Promise<void>;
}

/** The lock was taken over because its holder seemed dead. Nothing was changed since; start again. */
export class LockLost extends Error {}

/** All times in milliseconds. */
export interface LockOptions {
  /** How long a holder that gives no sign of life is respected. */
  readonly lease: number;
  /** How long to wait for a lock that is held; 0 tries once. */
  readonly patience: number;
  /** The files that are replaced under this lock. */
  readonly files: readonly string[];
}

type Needs = Pick<Context, 'fs' | 'clock' | 'random'> & Partial<Pick<Context, 'signal'>>;

/**
 * Takes the lock file `path`; undefined when it does not become free. One left behind is taken over: at
 * once when its process is dead, else when its lease is over. The old holder, should it still live, is
 * fenced: it looks at the lock right before it renames, and its temporary file, without which a rename
 * fails, is removed before the new holder reads anything (docs/faults.md C8, C9).
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
    if (old === '') return; // It died before it had a token, and so before it had temporary files.
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
    // Apart from each other, or two waiters would try in step for ever.
    const pause = Math.min(100, 5 + waited / 20);
    await ctx.clock.sleep(pause * (0.5 + ctx.random.fraction()), ctx.signal);
  }
  for (const old of dead) await removeTemps(old);
  await removeLeftAside(path, lease, ctx);
  return true;
}

/** False when there is a lock already. */
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
 * Moves the stale lock aside, which only one of several waiters can do, and looks at what was moved: if
 * another waiter was faster and this is its fresh lock, it is put back.
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

/** What a process left that died in {@link takeAway}: nothing else names it, and it is in nobody's way. */
async function removeLeftAside(path: string, lease: number, ctx: Needs): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await ctx.fs.readdir(dirname(path))) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{24}$/.test(name.slice(prefix.length))) continue;
    const aside = join(dirname(path), name);
    const seen = await readLock(aside, ctx);
    // A living waiter may be about to put a fresh one back.
    if (seen !== undefined && (await staleDetector(lease, true, ctx)(seen)))
      await ctx.fs.rm(aside, { force: true });
  }
}

function tempOf(path: string, token: string): string {
  return `${path}.${token}.regcred-tmp`;
}

/** For a process that ends in the middle: nothing asynchronous runs any more. */
function releaseNow(path: string, token: string): void {
  try {
    if (readFileSync(path, 'utf8').includes(token)) unlinkSync(path);
  } catch {
    // Already gone.
  }
}
