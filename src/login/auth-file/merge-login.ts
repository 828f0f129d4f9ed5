import { defined } from '../../defined.js';
import type { Context } from '../../context/context.js';
import type { AuthEntry, LoginRecord } from './auth-file.js';
import { append } from './append-login.js';
import type { Edit } from './edit-auth-file.js';
import { fingerprintOf } from './entry.js';
import { hasStore, helperFor, openHelper, OWN_HELPER } from './helper.js';
import type { JournalLogin } from './journal.js';
import { entryOf, isObject } from './read-auth-file.js';
import { prepareAuthFile, withAuthFile, type Opened } from './transaction.js';

export interface Merging {
  /** The file is the job's own: the machine's helpers are bypassed (docs/architecture.md, section 4.11). */
  readonly own?: boolean;
  /** Programs will find docker-credential-regcred, so that it can be named as the helper for one key. */
  readonly canDispatch?: boolean;
  /** What the login is for, where the key does not say it. */
  readonly registry?: string | undefined;
}

export interface Merged extends LoginRecord {
  /** The store of the whole file would be asked for the key, so our helper must be named for it. */
  readonly needsHelper?: true;
}

/**
 * Stores one login in an auth file and keeps everything else in it, even while other jobs do the same. Where the
 * file names a credential helper for the key, the helper gets the login and the file an empty marker, as with
 * docker; what a helper did is seen by reading back. Bypasses one that keeps nothing, for this key alone.
 *
 * Records in the journal first what was there before, so that {@link removeLogin} can restore it, and reads the
 * result back. `owner` names the job (never a secret).
 */
export async function mergeLogin(
  path: string,
  key: string,
  entry: AuthEntry,
  owner: string,
  ctx: Context,
  { own = false, canDispatch = false, registry }: Merging = {},
): Promise<Merged> {
  const real = await prepareAuthFile(path, ctx);
  const id = Buffer.from(ctx.random.bytes(12)).toString('hex');
  const login = { id, key, owner, at: ctx.clock.now(), ...defined({ registry }) };
  const how = await withAuthFile(
    real,
    ctx,
    async (opened): Promise<Pick<Merged, 'helper' | 'needsHelper'>> => {
      const { settings } = opened.file;
      const name = helperFor(settings, key);
      // Our own helper stores nothing, and would issue a token only to say so.
      const canStore = name !== undefined && name !== OWN_HELPER && !own;
      if (canStore && (await storeInHelper(opened, login, name, entry, ctx))) return { helper: name };
      const isStoreAsked = hasStore(settings);
      await storeInFile(opened, login, entry, isStoreAsked && !canDispatch ? '' : undefined);
      return isStoreAsked && canDispatch ? { needsHelper: true } : {};
    },
  );
  return { file: real, key, id, ...defined({ registry }), ...how };
}

type NewLogin = Pick<JournalLogin, 'id' | 'key' | 'owner' | 'at' | 'registry'>;

/**
 * Writes the entry, and makes `credHelpers` name no helper for its key. Without a store for the whole file the key is
 * left out there, so every program reads the entry. An empty name (`bypass`) is the last resort: docker and crane
 * then read the file, but podman and skopeo fail, and oras and helm ask the store.
 */
async function storeInFile(
  opened: Opened,
  login: NewLogin,
  entry: AuthEntry,
  bypass: '' | undefined,
): Promise<void> {
  const { file, journal } = opened;
  const helpers = file.settings['credHelpers'];
  const old = isObject(helpers) && Object.hasOwn(helpers, login.key) ? helpers[login.key] : null;
  const changes = bypass === '' || old !== null;
  await append(opened, {
    ...login,
    print: fingerprintOf(entry, journal.salt),
    before: entryOf(file, login.key),
    ...(changes && {
      around: { before: typeof old === 'string' ? old : null, ...(helpers === undefined && { made: true }) },
    }),
  });
  const edits: Edit[] = [{ at: ['auths', login.key], value: entry }];
  if (changes) edits.push({ at: ['credHelpers', login.key], value: bypass });
  await opened.edit(edits);
}

/** Resolves to false when the helper did not keep the login. */
async function storeInHelper(
  opened: Opened,
  login: NewLogin,
  name: string,
  entry: AuthEntry,
  ctx: Context,
): Promise<boolean> {
  const { key } = login;
  const helper = openHelper(name, ctx);
  const { salt, logins } = opened.journal;
  await opened.lock.renew();
  const before = await helper.look(key);
  // What it holds is unknown and could not be put back, so nothing is written over it.
  if (before === undefined) return bypassed(name, key, ctx);
  const marker = entryOf(opened.file, key) === null;
  // A helper gives back either an identity token or a pair, never both.
  const stored = entry.identitytoken === undefined ? entry : { identitytoken: entry.identitytoken };
  const print = fingerprintOf(stored, salt);
  await append(opened, { ...login, print, before, helper: name, ...(marker && { marker }) });
  await opened.lock.renew();
  const accepted = await helper.store(key, entry);
  await opened.lock.renew();
  const kept = accepted ? ((await helper.look(key)) ?? null) : null;
  if (fingerprintOf(kept, salt) !== print) {
    await opened.record(logins);
    return bypassed(name, key, ctx);
  }
  // The marker tells docker that there is a login, without asking the helper.
  if (marker) await opened.edit([{ at: ['auths', key], value: {} }]);
  return true;
}

function bypassed(name: string, key: string, { log }: Pick<Context, 'log'>): false {
  log.notice(
    `The credential helper ${name} keeps no login for ${key}, so it is bypassed for this key alone.`,
  );
  return false;
}
