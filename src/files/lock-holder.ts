import { hostname } from 'node:os';
import type { Context } from '../context/context.js';
import { errno } from './errno.js';

/** A lock is empty only between its creation and the next system call. */
const EMPTY_LEASE = 2_000;

/** A lock file as it was found. */
export interface Seen {
  /** Empty when the holder has not written it yet, or the text is not one of ours. */
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** When it was written or renewed. */
  readonly mtime: number;
}

type Needs = Pick<Context, 'fs' | 'clock'>;

/** What a lock file says about its holder. */
export async function describeHolder(token: string, { fs, clock }: Needs): Promise<string> {
  const time = new Date(clock.now()).toISOString();
  return JSON.stringify({ token, pid: process.pid, host: await thisHost({ fs }), time });
}

export async function readLock(path: string, { fs }: Pick<Context, 'fs'>): Promise<Seen | undefined> {
  try {
    const [text, stats] = await Promise.all([fs.readFile(path, 'utf8'), fs.stat(path)]);
    return { ...parse(text), mtime: stats.mtimeMs };
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Tells whether the holder of a lock is dead, from several looks at it: its process is gone, its lease is
 * over by its own time, or it has not changed for a lease while we watched, whatever clocks say (another
 * machine's clock, a clock that jumped). Who looks only `once` cannot watch, and takes a time that is more
 * than a lease ahead for that of a clock that has since been set back (docs/faults.md C9).
 */
export function staleDetector(
  lease: number,
  once: boolean,
  { fs, clock }: Needs,
): (seen: Seen) => Promise<boolean> {
  let first: Seen | undefined;
  let since = 0;
  return async (seen) => {
    const now = clock.now();
    if (first?.token !== seen.token || first.mtime !== seen.mtime) {
      first = seen;
      since = now;
    }
    const limit = seen.token === '' ? EMPTY_LEASE : lease;
    if (now - seen.mtime > limit || now - since > limit) return true;
    if (once && seen.mtime - now > limit) return true;
    return seen.host === (await thisHost({ fs })) && !isAlive(seen.pid);
  };
}

function parse(text: string): Omit<Seen, 'mtime'> {
  try {
    const { token, pid, host } = JSON.parse(text) as Partial<Record<keyof Seen, unknown>>;
    const isProcess = typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0;
    if (typeof token === 'string' && isProcess && typeof host === 'string') return { token, pid, host };
  } catch {
    // Empty or half written.
  }
  return { token: '', pid: 0, host: '' };
}

/** Containers may share a host name and still not see each other's processes: the namespace is named too. */
async function thisHost({ fs }: Pick<Context, 'fs'>): Promise<string> {
  const namespace = await fs.readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${namespace}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errno(error) !== 'ESRCH';
  }
}
