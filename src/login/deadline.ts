import { regcredError, RegcredError } from '../errors/error.js';
import type { Context } from '../context/context.js';

/** A request that began just before the deadline says how long the login took, and not what was left for it. */
function overall(error: unknown, host: string, whole: number): unknown {
  if (!(error instanceof RegcredError) || error.code !== 'E_TIMEOUT') return error;
  const seconds = Math.max(1, Math.round(whole / 1000));
  return regcredError('E_TIMEOUT', { what: `The login at ${host}`, seconds, where: host });
}

/** The default timeout of src/http. */
const DEFAULT_TIMEOUT = 30_000;

/**
 * Limits every request of the context to `deadline` (epoch milliseconds). The input timeout bounds the whole
 * login, including the client `file` and the diagnosis of a failure.
 */
export function withDeadline(deadline: number, ctx: Context): Context {
  const whole = deadline - ctx.clock.now();
  const left = () => Math.max(1, deadline - ctx.clock.now());
  return {
    ...ctx,
    http: {
      async send(request) {
        try {
          return await ctx.http.send({
            ...request,
            timeout: Math.min(request.timeout ?? DEFAULT_TIMEOUT, left()),
          });
        } catch (error) {
          throw ctx.clock.now() >= deadline ? overall(error, request.url.host, whole) : error;
        }
      },
    },
  };
}
