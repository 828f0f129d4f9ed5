import type { Context } from '../context/context.js';
import { RegcredError, fail } from '../errors.js';
import { fingerprint } from '../secret/fingerprint.js';
import type { Secret } from '../secret/secret.js';
import { askUntil } from './ask.js';
import type { LedgerRecord } from './ledger/record.js';
import { hear, remember } from './run.js';
import type { Run } from './run.js';
import type { Effect } from './step.js';
import type { Work } from './work.js';
import type { Verdict, World } from './world.js';

/**
 * Does one step: the only place of the rotation with effects. Each may be the last thing that happens; the
 * next run continues from what is there.
 */
export async function act(step: Effect, world: World, run: Run, work: Work, ctx: Context): Promise<Run> {
  const known = remember(run, world);
  switch (step.step) {
    case 'preflight':
      return { ...known, preflight: await preflight(work, ctx) };
    case 'seal':
      return seal(step.generation, world, known, work, ctx);
    case 'mint':
      return mint(known, work, ctx);
    case 'verify':
      return verify(held(world), known, work, ctx);
    case 'write':
      return write(step.store, world, known, work, ctx);
    case 'prove':
      return prove(world, known, work, ctx);
    case 'settle':
      return settle(world, known, work, ctx);
  }
}

/** Everything that could refuse is asked now, while nothing has changed. */
async function preflight(work: Work, ctx: Context): Promise<Run['preflight']> {
  try {
    await work.token.check(ctx);
    for (const store of work.stores) await store.check(ctx);
  } catch (error) {
    return { result: 'failed', error: known(error) };
  }
  const anonymous = await work.ask(undefined, ctx);
  if (anonymous.answer === 'unknown') return { result: 'failed', error: anonymous.error };
  if (anonymous.answer === 'rejected') return { result: 'passed' };
  const { registry, credential } = work.policy;
  return { result: 'failed', error: fail('E_NOTHING_PROVED', { registry, credential }) };
}

async function seal(
  generation: number,
  world: World,
  run: Run,
  { token, ledger, policy }: Work,
  ctx: Context,
): Promise<Run> {
  const secret = token.choose(ctx);
  ctx.masks.add(secret, token.username);
  const record: LedgerRecord = {
    generation,
    phase: 'sealed',
    fingerprint: fingerprint(secret, ctx),
    since: new Date(ctx.clock.now()).toISOString(),
    stores: world.ledger?.stores ?? {},
  };
  await ledger.write(policy.credential, record, ctx);
  return { ...run, fresh: { generation, secret, minted: false }, written: {} };
}

/** What was heard before no longer counts. */
async function mint(run: Run, { token }: Work, ctx: Context): Promise<Run> {
  if (!run.fresh) return run;
  await token.replace(run.fresh.secret, ctx);
  return { ...run, fresh: { ...run.fresh, minted: true }, heard: [] };
}

async function verify(secret: Secret, run: Run, work: Work, ctx: Context): Promise<Run> {
  return hear(run, secret, await askFor('accepted', secret, work, ctx));
}

async function write(name: string, world: World, run: Run, work: Work, ctx: Context): Promise<Run> {
  const credential = {
    username: work.token.username,
    secret: held(world),
    generation: world.ledger?.generation ?? 0,
  };
  const result = async (): Promise<Run['written'][string]> => {
    try {
      await work.stores.find((store) => store.name === name)?.write(credential, ctx);
      return { result: 'done' };
    } catch (error) {
      return { result: 'failed', error: known(error) };
    }
  };
  return { ...run, written: { ...run.written, [name]: await result() } };
}

/** What could not be proved is noted, so that the next run does not take it for done. */
async function prove(world: World, run: Run, work: Work, ctx: Context): Promise<Run> {
  let told = run;
  let isProved = true;
  for (const { secret } of world.former) {
    const verdict = await askFor('rejected', secret, work, ctx);
    if (verdict.answer !== 'rejected') isProved = false;
    told = hear(told, secret, verdict);
  }
  const value = held(world);
  told = hear(told, value, await askFor('accepted', value, work, ctx));
  if (!isProved && world.ledger) {
    await work.ledger.write(work.policy.credential, { ...world.ledger, unproved: true }, ctx);
  }
  return told;
}

async function settle(world: World, run: Run, { ledger, policy }: Work, ctx: Context): Promise<Run> {
  if (!world.ledger) return run;
  const { generation, fingerprint: print, since } = world.ledger;
  const stores = Object.fromEntries(world.stores.map(({ name }) => [name, generation]));
  const settled = new Date(ctx.clock.now()).toISOString();
  const record: LedgerRecord = { generation, phase: 'settled', fingerprint: print, since, settled, stores };
  await ledger.write(policy.credential, record, ctx);
  return { ...run, written: {} };
}

function askFor(
  wanted: 'accepted' | 'rejected',
  secret: Secret,
  { token, ask }: Work,
  ctx: Context,
): Promise<Verdict> {
  return askUntil(wanted, () => ask({ username: token.username, secret }, ctx), ctx);
}

/** `decide` asks for a step with the value only when somebody holds it. */
function held({ value, policy }: World): Secret {
  if (!value) throw fail('E_INTERNAL', { kind: `no value for ${policy.credential}` });
  return value.secret;
}

function known(error: unknown): RegcredError {
  return error instanceof RegcredError
    ? error
    : fail('E_INTERNAL', { kind: error instanceof Error ? error.name : typeof error });
}
