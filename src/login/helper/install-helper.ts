import { resolve } from 'node:path';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { readAuthority } from '../../http/authority.js';
import { formatAddress, identityOf, parseAddress, type RegistryAddress } from '../../registries/address.js';
import { detect } from '../../registries/detect.js';
import { assignEdits, helperKeys, helpersBefore } from '../auth-file/assign-helper.js';
import { authKey } from '../auth-file/auth-key.js';
import { OWN_HELPER } from '../auth-file/helper.js';
import { dockerAuthFile } from '../auth-file/locate.js';
import { putBack } from '../auth-file/release-helper.js';
import { prepareAuthFile, withAuthFile, type Opened } from '../auth-file/transaction.js';
import { editHelperConfig } from './edit-helper-config.js';
import { helperConfigPath, readHelperConfig, type HelperLogin } from './helper-config.js';

/** How docker-credential-regcred shall log in to a registry. Never contains a secret. */
export interface Installation {
  readonly registry: string;
  readonly provider?: string | undefined;
  readonly identity?: string | undefined;
  readonly username?: string | undefined;
  readonly ca?: string | undefined;
}

export interface Installed {
  readonly registry: string;
  /** Docker's file, whose `credHelpers` was changed. */
  readonly file: string;
  /** The helper's own file. */
  readonly config: string;
  readonly changed: boolean;
  /** The result in one sentence. */
  readonly text: string;
}

/** Marks an installed login in helper.json; the logins of jobs have random ids. */
const ID = 'installed';

/**
 * Makes docker ask docker-credential-regcred for one registry permanently, as `gcloud auth configure-docker`
 * does for its own. Sends nothing. Records what `credHelpers` held for {@link uninstallHelper}; a second call changes
 * only what is new. Throws E_IDENTITY_UNSUPPORTED, E_PROVIDER_UNKNOWN, E_HOME_UNSET, E_CA_FILE, and what reading
 * and writing an auth file throw.
 */
export async function installHelper(wanted: Installation, ctx: Context): Promise<Installed> {
  const { provider = '', identity = '', username = '', ca = '' } = wanted;
  const address = parseAddress(wanted.registry);
  const name = identityOf(address);
  const entry = detect(address, provider);
  if (identity !== '' && !(await entry.load()).identity) fail('E_IDENTITY_UNSUPPORTED', { registry: name });
  if (ca !== '') await readAuthority(ca, ctx);
  const authority = ca === '' || ca.includes('-----BEGIN') ? ca : resolve(ca);
  const settings = { registry: formatAddress(address), provider, identity, username, ca: authority };

  const { key, file, config } = paths(address, ctx);
  const real = await prepareAuthFile(file, ctx);
  const changed = await withAuthFile(real, ctx, async (opened) => {
    const old = installedIn(await readHelperConfig(config, ctx), key);
    const { before } = helpersBefore(opened.file, key);
    const login = { id: ID, ...settings, replaced: replacedBy(old, before) };
    const isNamed = helperKeys(key).every((one) => before[one] === OWN_HELPER);
    if (isNamed && JSON.stringify(old) === JSON.stringify(login)) return false;
    await opened.lock.renew();
    await editHelperConfig(config, (logins) => [login, ...without(logins, key)], ctx);
    await opened.lock.renew();
    if (!isNamed) await opened.edit(assignEdits(key));
    return true;
  });
  const how = identity ? `by identity (${identity})` : 'with REGCRED_PASSWORD of its environment';
  const text = changed
    ? `docker-credential-regcred now logs in to ${name} ${how}: ${real} names it, and ${config} says how.`
    : `Nothing to do: docker-credential-regcred already logs in to ${name} ${how}.`;
  return { registry: name, file: real, config, changed, text };
}

/** Undoes {@link installHelper}; keeps what other programs have written into `credHelpers` since. */
export async function uninstallHelper(registry: string, ctx: Context): Promise<Installed> {
  const address = parseAddress(registry);
  const name = identityOf(address);
  const { key, file, config } = paths(address, ctx);
  const real = await prepareAuthFile(file, ctx);
  const changed = await withAuthFile(real, ctx, async (opened) => {
    const old = installedIn(await readHelperConfig(config, ctx), key);
    if (old === undefined) return false;
    await restore(opened, old.replaced ?? Object.fromEntries(helperKeys(key).map((one) => [one, null])));
    await opened.lock.renew();
    await editHelperConfig(config, (logins) => without(logins, key), ctx);
    return true;
  });
  const text = changed
    ? `docker-credential-regcred no longer logs in to ${name}; ${real} no longer names it.`
    : `Nothing to do: docker-credential-regcred is not installed for ${name}.`;
  return { registry: name, file: real, config, changed, text };
}

async function restore(opened: Opened, before: Readonly<Record<string, string | null>>): Promise<void> {
  const { edits } = putBack(opened.file, { before, made: true });
  if (edits.length > 0) await opened.edit(edits);
}

function paths(address: RegistryAddress, { env }: Context) {
  const config = helperConfigPath(env);
  if (config === undefined) fail('E_HOME_UNSET', { variable: 'REGCRED_HELPER_CONFIG' });
  return { config, file: dockerAuthFile(env), key: authKey(address, 'docker') };
}

/** Keeps what was there before the first installation, unless it was changed in between. */
function replacedBy(old: HelperLogin | undefined, before: Readonly<Record<string, string | null>>) {
  const entries = Object.entries(before).map(([key, held]) => [
    key,
    held === OWN_HELPER ? (old?.replaced?.[key] ?? null) : held,
  ]);
  return Object.fromEntries(entries) as Record<string, string | null>;
}

function installedIn(logins: readonly HelperLogin[], key: string): HelperLogin | undefined {
  return logins.findLast((login) => isInstalledFor(login, key));
}

function without(logins: readonly HelperLogin[], key: string): readonly HelperLogin[] {
  return logins.filter((login) => !isInstalledFor(login, key));
}

/** By the key of `credHelpers`, which has no path: docker asks one helper for a host. */
function isInstalledFor({ id, registry }: HelperLogin, key: string): boolean {
  return id === ID && authKey(parseAddress(registry), 'docker') === key;
}
