import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import type { Login } from '../../distribution/distribution.js';
import { hasFingerprint } from '../../secret/fingerprint.js';
import type { StoreState } from '../../stores/contract.js';
import { openEscrow } from '../ledger/escrow.js';
import type { LedgerRecord } from '../ledger/record.js';
import type { OpenCredential } from './open-credential.js';
import { verdictOf, withVerdict } from './run-memory.js';
import type { RunMemory } from './run-memory.js';
import type { CurrentLogin, JudgedLogin } from './world.js';

/** The logins that a look finds: the current one, the one a person supplied, and the one that it replaces. */
export interface LocatedLogins {
  readonly current?: CurrentLogin;
  readonly supplied?: JudgedLogin;
  readonly former: readonly Login[];
  readonly run: RunMemory;
}

/** Looks for the current login in this run, the stores, what a person supplied, the escrow and the registry. */
export async function locateLogins(
  opened: OpenCredential,
  ledger: LedgerRecord | undefined,
  run: RunMemory,
  ctx: Context,
): Promise<LocatedLogins> {
  const given = await suppliedLogins(opened, ctx);
  const isNew = given.next && !(ledger && matches(given.next, ledger));
  const supplied = isNew && given.next ? { ...given.next, verdict: verdictOf(run, given.next) } : undefined;
  const rest = { ...defined({ supplied }), former: given.former ? [given.former] : [] };
  if (!ledger) return { ...rest, run };
  const held = heldLogin(ledger, run);
  if (held) return { ...rest, current: held, run };
  const stored = storedLogin(opened, ledger, run) ?? (isNew ? undefined : given.next);
  if (stored) return { ...rest, ...(await judged(opened, stored, run, ctx)) };
  const recovered = await recoveredLogin(opened, ledger, ctx);
  if (!recovered) return { ...rest, run };
  // A chosen secret may be sealed but not set yet; setting it again changes nothing.
  const minted = opened.policy.class !== 'replace-chosen';
  const verdict = verdictOf(run, recovered);
  return { ...rest, current: { ...recovered, madeHere: false, minted, sealed: true, verdict }, run };
}

/** Whether a store has the current login, as far as the store can be read. */
export function holdsCurrent(
  { secret, username }: StoreState,
  ledger: LedgerRecord,
  opened: OpenCredential,
): boolean {
  if (!secret) return false;
  const login = { secret, username: username ?? usernameOf(opened, ledger) };
  return matches(login, ledger) && login.username === usernameOf(opened, ledger);
}

/** The username of the ledger's generation. */
export function usernameOf({ token }: OpenCredential, ledger: LedgerRecord | undefined): string {
  return ledger?.token?.username ?? token.example.username;
}

function matches({ secret }: Login, { fingerprint }: LedgerRecord): boolean {
  return fingerprint !== undefined && hasFingerprint(secret, fingerprint);
}

function heldLogin(ledger: LedgerRecord, run: RunMemory): CurrentLogin | undefined {
  const { held } = run;
  if (held?.generation !== ledger.generation) return undefined;
  if (held.sealed && !matches(held, ledger)) return undefined;
  const { username, secret, madeHere, minted, sealed } = held;
  return { username, secret, minted, sealed, madeHere, verdict: verdictOf(run, held) };
}

function storedLogin(opened: OpenCredential, ledger: LedgerRecord, { states }: RunMemory): Login | undefined {
  const state = Object.values(states).find((one) => holdsCurrent(one, ledger, opened));
  return state?.secret && { secret: state.secret, username: usernameOf(opened, ledger) };
}

async function suppliedLogins(
  { token }: OpenCredential,
  ctx: Context,
): Promise<{ next?: Login; former?: Login }> {
  if (token.kind !== 'supplied') return {};
  const { username } = token;
  const [next, former] = [await token.next(ctx), await token.former(ctx)];
  for (const secret of [next, former]) if (secret) ctx.masks.add(secret, username);
  return {
    ...(next && { next: { username, secret: next } }),
    ...(former && { former: { username, secret: former } }),
  };
}

/** Asks the registry at once: a login that a store has, or a person supplied, was minted before. */
async function judged(
  opened: OpenCredential,
  login: Login,
  run: RunMemory,
  ctx: Context,
): Promise<{ current: CurrentLogin; run: RunMemory }> {
  const earlier = verdictOf(run, login);
  const verdict = earlier.answer === 'untried' ? await opened.ask(login, ctx) : earlier;
  const { username, secret } = login;
  const current = { username, secret, madeHere: false, minted: true, sealed: true, verdict };
  return { current, run: withVerdict(run, login, verdict) };
}

/** Gets an unfinished generation's login back from the escrow or from the registry. */
async function recoveredLogin(
  opened: OpenCredential,
  ledger: LedgerRecord,
  ctx: Context,
): Promise<Login | undefined> {
  if (ledger.phase !== 'sealed' && ledger.phase !== 'storing') return undefined;
  const unsealed = await openEscrow(opened, ledger, ctx);
  if (unsealed) return unsealed;
  const { token } = opened;
  if (token.kind !== 'replace' || token.chooses === 'client') return undefined;
  const read = await token.readBack?.(ctx);
  return read && matches(read, ledger) ? { username: read.username, secret: read.secret } : undefined;
}
