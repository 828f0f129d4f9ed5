import type { Allowance } from '../context/allowance.js';
import type { Context } from '../context/context.js';
import type { Http } from '../context/http.js';

const MOST = 3;

/**
 * Allows a password three sendings, and none after 401 or 403: registries lock accounts after a few wrong logins
 * (docs/faults.md D10; docker/login-action#750).
 */
export function passwordAllowance(most = MOST): Allowance {
  let left = most;
  return {
    get left() {
      return left;
    },
    take: () => void (left = Math.max(0, left - 1)),
    answered(status) {
      if (status === 401 || status === 403) left = 0;
      if (status >= 200 && status < 300) left = most;
    },
  };
}

/** Puts every request of the context that carries a password under the allowance. */
export function withAllowance(allowance: Allowance, ctx: Context): Context {
  const send: Http['send'] = (request) =>
    ctx.http.send(request.carriesPassword ? { ...request, allowance } : request);
  return { ...ctx, http: { send } };
}
