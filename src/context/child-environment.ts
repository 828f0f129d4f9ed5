import type { Context, Environment } from './context.js';
import { holdsSecret } from './masks.js';

// Inputs and state of the step are for this process only. NODE_OPTIONS would reach credential helpers
// written in JavaScript and can make them load code or open a debugger.
const dropped = /^(?:INPUT_.*|STATE_.*|NODE_OPTIONS|NODE_DEBUG)$/i;

// Without these a program does not find itself, its settings or the network. A proxy needs its password
// here; it is masked when the run begins.
const kept = /^(?:PATH|HOME|USERPROFILE|SystemRoot|.*_PROXY)$/i;

/**
 * Returns the environment for a program we start: ours without inputs, state and Node options, and without
 * any variable whose value contains a known secret.
 */
export function childEnvironment(ctx: Pick<Context, 'env' | 'masks'>): Environment {
  return Object.fromEntries(
    Object.entries(ctx.env).filter(
      ([name, value]) =>
        value !== undefined && !dropped.test(name) && (kept.test(name) || !holdsSecret(value, ctx.masks)),
    ),
  );
}
