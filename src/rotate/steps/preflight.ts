import type { Context } from '../../context/context.js';
import { asRegcredError } from '../../errors/as-regcred-error.js';
import { fail, RegcredError } from '../../errors/error.js';
import { chooseSecret } from '../../secret/choose-secret.js';
import { mintRequest } from './mint-request.js';
import type { Run } from '../engine/run.js';
import type { Work } from '../engine/work.js';
import type { Policy, Verdict, World } from '../engine/world.js';

/** Everything that could refuse is asked now, while nothing has changed. */
export async function preflight(
  generation: number,
  world: World,
  run: Run,
  work: Work,
  ctx: Context,
): Promise<Run> {
  try {
    const { token, stores } = work;
    if (token.kind !== 'supplied') await token.check(mintRequest(generation, world), ctx);
    checkUsernames(world, run, work);
    const answers = await Promise.allSettled(stores.map((store) => store.check(token.example, ctx)));
    const notices = answers.flatMap((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
    await checkDoor(work, ctx);
    return { ...run, preflight: { result: 'passed' }, notices: [...new Set([...run.notices, ...notices])] };
  } catch (error) {
    if (!(error instanceof RegcredError)) throw error;
    return { ...run, preflight: { result: 'failed', error: asRegcredError(error) } };
  }
}

/**
 * A registry that lets everybody in would call every secret good. Some let strangers in to pull, and still
 * refuse a wrong login: where nobody has to log in, a made-up secret is tried.
 */
async function checkDoor({ ask, policy, token }: Work, ctx: Context): Promise<void> {
  const anonymous = await ask(undefined, ctx);
  const isOpen = anonymous.answer === 'accepted' || isUnproved(anonymous);
  const secret = chooseSecret(ctx);
  ctx.masks.add(secret, token.example.username);
  const verdict = isOpen ? await ask({ username: token.example.username, secret }, ctx) : anonymous;
  if (verdict.answer === 'unknown') throw verdict.error;
  if (verdict.answer !== 'rejected') fail('E_NOTHING_PROVED', policy);
  checkClock(verdict.serverTime, policy, ctx);
}

function isUnproved(verdict: Verdict): boolean {
  return verdict.answer === 'unknown' && verdict.error.code === 'E_NOTHING_PROVED';
}

// Certificates and tokens allow for about this much (docs/faults.md F20).
const SKEW = 10 * 60_000;

/** With a wrong clock a grace would be too short, and a new token could be over before it began. */
function checkClock(serverTime: number | undefined, { registry }: Policy, { clock }: Context): void {
  const skew = Math.abs((serverTime ?? clock.now()) - clock.now());
  if (skew > SKEW) fail('E_CLOCK_SKEW', { registry, minutes: Math.round(skew / 60_000) });
}

/** A store that holds another user's login was named by mistake (docs/faults.md F22). */
function checkUsernames({ ledger, tokens }: World, { states }: Run, { token, stores }: Work): void {
  const ours = [
    token.example.username,
    ledger?.token?.username,
    ...(ledger?.former ?? []).map(({ username }) => username),
    ...(tokens ?? []).map(({ username }) => username),
  ];
  for (const { name } of stores) {
    const username = states[name]?.username;
    if (username !== undefined && !ours.includes(username)) fail('E_STORE_USERNAME', { store: name });
  }
}
