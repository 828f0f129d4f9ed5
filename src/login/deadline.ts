import type { Context } from '../context/context.js';

/** What src/http takes for a request that names no time of its own. */
const USUAL = 30_000;

/**
 * The context whose own requests end by `deadline` (epoch milliseconds): the input timeout holds for the
 * whole login, also for the client `file` and for the diagnosis after a failure.
 */
export function withDeadline(deadline: number, ctx: Context): Context {
  const left = () => Math.max(1, deadline - ctx.clock.now());
  return {
    ...ctx,
    http: {
      send: (request) => ctx.http.send({ ...request, timeout: Math.min(request.timeout ?? USUAL, left()) }),
    },
  };
}
