import type { Clock } from './context.js';

export const clock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    signal?.throwIfAborted();
    // Loaded on demand: a login that works does not wait.
    const { setTimeout: wait } = await import('node:timers/promises');
    try {
      await wait(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // The timer rejects with an AbortError; callers are promised the reason.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
