import { regcredError } from '../../errors/error.js';
import type { RegcredError } from '../../errors/error.js';
import { highest } from './generations.js';
import type { World } from './world.js';

/** What forbids a new generation before anything was tried, as far as the world shows it. */
export function obstacle(world: World): RegcredError | undefined {
  return staleLedger(world) ?? gap(world) ?? tornPair(world) ?? unfinished(world) ?? unsafeSlots(world);
}

/** Starting over from an old ledger would end tokens that are in use (docs/faults.md F27). */
function staleLedger({ ledger, tokens, policy }: World): RegcredError | undefined {
  if (!ledger || policy.class !== 'overlap') return undefined;
  const found = highest(tokens ?? []);
  const { credential, token, ledger: name } = policy;
  if (found <= ledger.generation) return undefined;
  return regcredError('E_LEDGER_BEHIND', {
    credential,
    token,
    ledger: name,
    found,
    known: ledger.generation,
  });
}

function gap({ policy, stores }: World): RegcredError | undefined {
  if (!policy.class.startsWith('replace') || policy.acceptDowntime) return undefined;
  const { credential, token } = policy;
  return regcredError('E_DOWNTIME_NOT_ACCEPTED', { credential, token, stores: names(stores) });
}

/** docs/architecture.md, section 5: no consumer may read a username and a secret of different tokens. */
function tornPair({ policy, stores }: World): RegcredError | undefined {
  if (policy.constantUsername) return undefined;
  const { credential } = policy;
  const nameless = stores.filter(({ holds }) => holds === 'secret');
  if (nameless.length > 0) return regcredError('E_USERNAME_CHANGES', { credential, stores: names(nameless) });
  const torn = stores.filter(({ holds }) => holds === 'two');
  if (torn.length === 0 || policy.acceptDowntime) return undefined;
  return regcredError('E_TORN_PAIR', { credential, stores: names(torn) });
}

// Every one of them is a live secret that nobody can end before a rotation succeeds.
const MOST_UNFINISHED = 3;

/**
 * Without an escrow, each run that fails at a store leaves a token behind: that must not go on for ever. With
 * one the next value cannot be lost, and its rotation ends them all.
 */
function unfinished({ ledger, policy }: World): RegcredError | undefined {
  const lost = ledger?.former.filter((token) => token.unfinished && token.retired === undefined).length ?? 0;
  const { credential, token } = policy;
  const isFew = lost < MOST_UNFINISHED || policy.hasEscrow;
  return isFew ? undefined : regcredError('E_UNFINISHED', { credential, token, lost });
}

/**
 * Two tokens, and the value of one of them lost on its way to stores that cannot be read: neither could be
 * replaced without breaking somebody. An escrow keeps it from being lost.
 */
function unsafeSlots({ policy, stores }: World): RegcredError | undefined {
  const { credential } = policy;
  const isSafe = policy.slots === undefined || policy.hasEscrow || policy.acceptDowntime;
  const blind = stores.filter(({ readable }) => !readable);
  if (isSafe || blind.length === 0) return undefined;
  return regcredError('E_ESCROW_NEEDED', { credential, stores: names(blind) });
}

function names(stores: World['stores']): string {
  return stores.map(({ name }) => name).join(', ');
}
