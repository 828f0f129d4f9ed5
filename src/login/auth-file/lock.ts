import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { LockLost, takeLock } from '../../files/lock.js';
import type { Lock } from '../../files/lock.js';

const LEASE = 30_000;
/** Longer than a lease, so that an abandoned lock is taken over before we give up. */
const PATIENCE = 2 * LEASE;

/**
 * Runs `act` while holding the lock of a file and its journal, `<file>.regcred-lock`. docker and podman have no lock
 * (docs/reference/login.md 1.5), so this one orders only regcred's processes. Throws E_LOCK_TIMEOUT when the lock
 * does not become free, E_FILE_WRITE when it cannot be made or read.
 */
export async function withLock<T>(file: string, ctx: Context, act: (lock: Lock) => Promise<T>): Promise<T> {
  const path = `${file}.regcred-lock`;
  const options = { lease: LEASE, patience: PATIENCE, files: [file, `${file}.regcred`] };
  try {
    const lock = await takeLock(path, options, ctx);
    if (!lock) fail('E_LOCK_TIMEOUT', { path, seconds: PATIENCE / 1000 });
    return await act(lock).finally(() => lock.release());
  } catch (error) {
    const problem = errno(error);
    if (problem === 'unknown' || error instanceof RegcredError || error instanceof LockLost) throw error;
    fail('E_FILE_WRITE', { path, problem });
  }
}
