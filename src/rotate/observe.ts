import type { Context } from '../context/context.js';
import { hasFingerprint } from '../secret/fingerprint.js';
import type { Secret } from '../secret/secret.js';
import type { Store } from '../stores/store.js';
import type { LedgerRecord } from './ledger/record.js';
import { heard, written } from './run.js';
import type { Run } from './run.js';
import type { Work } from './work.js';
import type { StoreView, Value, World } from './world.js';

/**
 * Looks at the ledger, the stores and, when a store holds the current secret, the registry. Changes nothing.
 * A store or a ledger that cannot be read is an error: what is not known cannot be decided upon.
 */
export async function observe(work: Work, run: Run, ctx: Context): Promise<World> {
  const ledger = await work.ledger.read(work.policy.credential, ctx);
  const stores = await Promise.all(work.stores.map((store) => look(store, ledger, run, work, ctx)));
  const value = ledger && (await findValue(work, ledger, stores, run, ctx));
  const former = run.former
    .filter((secret) => !value?.secret.equals(secret))
    .map((secret) => ({ secret, verdict: heard(run, secret) }));
  return {
    now: ctx.clock.now(),
    policy: work.policy,
    preflight: run.preflight,
    ...(ledger && { ledger }),
    ...(value && { value }),
    stores,
    former,
  };
}

async function look(
  store: Store,
  ledger: LedgerRecord | undefined,
  run: Run,
  work: Work,
  ctx: Context,
): Promise<StoreView> {
  const { exists, secret } = await store.read(ctx);
  if (secret) ctx.masks.add(secret, work.token.username);
  const view = { name: store.name, written: written(run, store.name) };
  if (!exists) return { ...view, holds: 'nothing' };
  if (secret) return { ...view, secret, holds: ledger && isValue(secret, ledger) ? 'value' : 'other' };
  // Cannot be read back: what this run wrote, or what the ledger says an earlier one did.
  const isCurrent = view.written.result === 'done' || ledger?.stores[store.name] === ledger?.generation;
  return { ...view, holds: ledger && isCurrent ? 'value' : 'other' };
}

async function findValue(
  work: Work,
  ledger: LedgerRecord,
  stores: readonly StoreView[],
  run: Run,
  ctx: Context,
): Promise<Value | undefined> {
  const { fresh } = run;
  if (fresh && fresh.generation === ledger.generation && isValue(fresh.secret, ledger)) {
    const { secret, minted } = fresh;
    return { secret, minted, fresh: true, verdict: heard(run, secret) };
  }
  const secret = stores.find(({ holds, secret: held }) => holds === 'value' && held)?.secret;
  if (!secret) return undefined;
  const known = heard(run, secret);
  const login = { username: work.token.username, secret };
  const verdict = known.answer === 'untried' ? await work.ask(login, ctx) : known;
  return { secret, minted: true, fresh: false, verdict };
}

function isValue(secret: Secret, ledger: LedgerRecord): boolean {
  return hasFingerprint(secret, ledger.fingerprint);
}
