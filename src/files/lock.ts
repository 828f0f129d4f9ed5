import { hostname } from 'node:os';
import type { Context } from '../context/context.js';

/** A lock that is held. It ends by itself after its lease, so a killed holder blocks nobody for ever. */
export interface Lock {
  /** Proves that it is still ours and extends the lease. False when another run has taken it over. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

interface Holder {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
}

type Needs = Pick<Context, 'fs' | 'clock' | 'random'>;

/**
 * Takes the lock file `path`; undefined when somebody else holds it. The lease is counted from the file's
 * modification time. A lock whose lease is over, or whose process on this host is gone, is taken over
 * (reference: faults C9). `lease` is in milliseconds. Throws the system's own error; callers translate it.
 */
export async function takeLock(path: string, lease: number, ctx: Needs): Promise<Lock | undefined> {
  const mine = { id: Buffer.from(ctx.random.bytes(12)).toString('hex'), host: hostname(), pid: process.pid };
  if (!(await create(path, mine, ctx))) {
    const found = await read(path, ctx);
    if (found && !isStale(found, lease, ctx.clock.now())) return undefined;
    if (found && !(await moveAway(path, found, ctx))) return undefined;
    if (!(await create(path, mine, ctx))) return undefined;
  }
  const isOurs = async () => (await read(path, ctx))?.holder?.id === mine.id;
  return {
    async renew() {
      if (!(await isOurs())) return false;
      await stamp(path, ctx);
      return true;
    },
    async release() {
      if (await isOurs()) await ctx.fs.rm(path, { force: true });
    },
  };
}

interface Found {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly stamped: number;
  /** Undefined when the text is not one of ours, for example cut off. */
  readonly holder: Holder | undefined;
}

async function create(path: string, holder: Holder, ctx: Needs): Promise<boolean> {
  try {
    const handle = await ctx.fs.open(path, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(holder)).finally(() => handle.close());
    await stamp(path, ctx);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function stamp(path: string, ctx: Needs): Promise<void> {
  const now = ctx.clock.now() / 1000;
  await ctx.fs.utimes(path, now, now);
}

async function read(path: string, ctx: Needs): Promise<Found | undefined> {
  try {
    const text = await ctx.fs.readFile(path, 'utf8');
    return { text, stamped: (await ctx.fs.stat(path)).mtimeMs, holder: parse(text) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const { id, host, pid } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    if (typeof id !== 'string' || typeof host !== 'string') return undefined;
    return Number.isSafeInteger(pid) && Number(pid) > 0 ? { id, host, pid: Number(pid) } : undefined;
  } catch {
    return undefined;
  }
}

function isStale({ holder, stamped }: Found, lease: number, now: number): boolean {
  const age = now - stamped;
  // From far in the future: written by a clock that has since been set back.
  if (age >= lease || age < -lease) return true;
  return holder?.host === hostname() && !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/**
 * Moves a stale lock away. Of two runs that both found it stale, the second would move the first one's new
 * lock: it sees that by the content, puts it back and leaves.
 */
async function moveAway(path: string, found: Found, ctx: Needs): Promise<boolean> {
  const away = `${path}.stale`;
  try {
    await ctx.fs.rename(path, away);
    const same = (await ctx.fs.readFile(away, 'utf8')) === found.text;
    if (!same) await ctx.fs.link(away, path);
    await ctx.fs.rm(away, { force: true });
    return same;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
