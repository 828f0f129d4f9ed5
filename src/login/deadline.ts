import type { Context } from '../context/context.js';

/** The default timeout of src/http. */
const DEFAULT_TIMEOUT = 30_000;

/**
 * Limits every request of the context to `deadline` (epoch milliseconds). The input timeout bounds the whole
 * login, including the client `file` and the diagnosis of a failure.
 */
export function withDeadline(deadline: number, ctx: Context): Context {
  const left = () => Math.max(1, deadline - ctx.clock.now());
  return {
    ...ctx,
    http: {
      send: (request) =>
        ctx.http.send({ ...request, timeout: Math.min(request.timeout ?? DEFAULT_TIMEOUT, left()) }),
    },
  };
}
