import { hostname } from 'node:os';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors.js';
import { codeOf } from './file-error.js';

/** Milliseconds after which a holder that has given no sign of life is taken for dead. */
export const LEASE = 30_000;
/** A lock is empty only between its creation and the next system call. */
const EMPTY_LEASE = 2_000;

/** A lock file as it was found. */
export interface Seen {
  /** Empty when the holder has not written it yet. */
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** When it was written or renewed. */
  readonly mtime: number;
}

/** What a lock file says about its holder. */
export async function describeHolder(token: string, ctx: Context): Promise<string> {
  const host = await thisHost(ctx);
  return JSON.stringify({ token, pid: process.pid, host, time: new Date(ctx.clock.now()).toISOString() });
}

export async function readLock(path: string, ctx: Context): Promise<Seen | undefined> {
  try {
    const [text, stats] = await Promise.all([ctx.fs.readFile(path, 'utf8'), ctx.fs.stat(path)]);
    return { ...parse(text), mtime: stats.mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw fail('E_FILE_READ', { path, problem: codeOf(error) });
  }
}

/**
 * Tells whether the holder of a lock is dead, from several looks at it: its process is gone, its lease is
 * over by its own time, or it has not changed for a lease while we watched, whatever clocks say (another
 * machine's clock, a clock that jumped).
 */
export function watch(ctx: Context): (seen: Seen) => Promise<boolean> {
  let first: Seen | undefined;
  let since = 0;
  return async (seen) => {
    const now = ctx.clock.now();
    if (first?.token !== seen.token || first.mtime !== seen.mtime) {
      first = seen;
      since = now;
    }
    const lease = seen.token === '' ? EMPTY_LEASE : LEASE;
    if (now - seen.mtime > lease || now - since > lease) return true;
    return seen.host === (await thisHost(ctx)) && !isAlive(seen.pid);
  };
}

function parse(text: string): Omit<Seen, 'mtime'> {
  try {
    const { token, pid, host } = JSON.parse(text) as Partial<Record<keyof Seen, unknown>>;
    if (typeof token === 'string' && typeof pid === 'number' && typeof host === 'string') {
      return { token, pid, host };
    }
  } catch {
    // Empty or half written.
  }
  return { token: '', pid: 0, host: '' };
}

/** Containers may share a host name and still not see each other's processes: the namespace is named too. */
async function thisHost(ctx: Context): Promise<string> {
  const namespace = await ctx.fs.readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${namespace}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
