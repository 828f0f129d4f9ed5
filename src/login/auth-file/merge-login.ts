import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import type { AuthEntry, LoginRecord } from './auth-file.js';
import { append } from './append-login.js';
import type { Edit } from './edit-auth-file.js';
import { fingerprintOf } from './entry.js';
import { helperFor, openHelper, OWN_HELPER } from './helper.js';
import type { JournalLogin } from './journal.js';
import { entryOf, isObject } from './read-auth-file.js';
import { prepareAuthFile, withAuthFile, type Opened } from './transaction.js';

/**
 * Stores one login in an auth file and keeps everything else in it, even while other jobs do the same. Where the
 * file names a credential helper for the key, the helper gets the login and the file an empty marker, as with
 * docker. Bypasses a read-only helper for this key alone.
 *
 * Records in the journal first what was there before, so that {@link removeLogin} can restore it, and reads the
 * result back. `owner` names the job (never a secret), `registry` what the login is for, where the key does not.
 */
export async function mergeLogin(
  path: string,
  key: string,
  entry: AuthEntry,
  owner: string,
  ctx: Context,
  registry?: string,
): Promise<LoginRecord> {
  const real = await prepareAuthFile(path, ctx);
  const id = Buffer.from(ctx.random.bytes(12)).toString('hex');
  const login = { id, key, owner, at: ctx.clock.now(), ...defined({ registry }) };
  const helper = await withAuthFile(real, ctx, async (opened) => {
    const name = helperFor(opened.file.settings, key);
    // Our own helper stores nothing, and would issue a token only to say so.
    const canStore = name !== undefined && name !== OWN_HELPER;
    if (canStore && (await storeInHelper(opened, login, name, entry, ctx))) return name;
    await storeInFile(opened, login, name !== undefined, entry);
    return undefined;
  });
  return { file: real, key, id, ...defined({ registry, helper }) };
}

type NewLogin = Pick<JournalLogin, 'id' | 'key' | 'owner' | 'at' | 'registry'>;

/** With `bypass`, `credHelpers[key] = ""` makes docker and podman read the file for this key. */
async function storeInFile(
  opened: Opened,
  login: NewLogin,
  bypass: boolean,
  entry: AuthEntry,
): Promise<void> {
  const { file, journal } = opened;
  const helpers = file.settings['credHelpers'];
  const old = isObject(helpers) && Object.hasOwn(helpers, login.key) ? helpers[login.key] : null;
  await append(opened, {
    ...login,
    print: fingerprintOf(entry, journal.salt),
    before: entryOf(file, login.key),
    ...(bypass && { around: { before: typeof old === 'string' ? old : null } }),
  });
  const edits: Edit[] = [{ at: ['auths', login.key], value: entry }];
  if (bypass) edits.push({ at: ['credHelpers', login.key], value: '' });
  await opened.edit(edits);
}

/** Resolves to false, with nothing changed, when the helper can only read. */
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
  const before = await helper.get(key);
  const marker = entryOf(opened.file, key) === null;
  // A helper gives back either an identity token or a pair, never both.
  const stored = entry.identitytoken === undefined ? entry : { identitytoken: entry.identitytoken };
  const print = fingerprintOf(stored, salt);
  await append(opened, { ...login, print, before, helper: name, ...(marker && { marker }) });
  await opened.lock.renew();
  if (!(await helper.store(key, entry))) {
    await opened.record(logins);
    return false;
  }
  await opened.lock.renew();
  if (fingerprintOf(await helper.get(key), salt) !== print) {
    fail('E_HELPER', { helper: name, action: 'store', problem: 'it gives back something else' });
  }
  // The marker tells docker that there is a login, without asking the helper.
  if (marker) await opened.edit([{ at: ['auths', key], value: {} }]);
  return true;
}
