import type { Context } from '../../context/context.js';
import { fail } from '../../errors.js';
import { chooseSecret } from '../../secret/choose-secret.js';
import type { Secret } from '../../secret/secret.js';
import { hasUpperLowerDigit } from '../secret-form.js';

const TRIES = 20;

/** A secret that the server takes: 8 to 128 characters with an upper- and a lower-case letter and a digit. */
export function chooseRobotSecret(token: string, ctx: Pick<Context, 'random'>): Secret {
  // One draw in two thousand has no digit. Drawn anew, all that are taken are equally likely.
  for (let tries = 0; tries < TRIES; tries++) {
    const secret = chooseSecret(ctx);
    if (hasUpperLowerDigit(secret)) return secret;
  }
  const problem = 'this machine’s random bytes never made a letter of each case and a digit';
  throw fail('E_POLICY_CONFLICT', { token, store: 'the rule of the registry', problem });
}
