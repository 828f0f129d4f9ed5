import type { Context, Environment } from '../../context/context.js';
import { Secret } from '../../secret/secret.js';
import type { Store, StoredCredential, StoreState } from '../contract.js';
import { apiUrl } from './api.js';
import type { Parts } from './parts.js';
import { fill, placeOf, storeName, subjectOf, type Place } from './place.js';
import type { Settings } from './settings.js';
import { shadows } from './shadows.js';
import { unfinished } from './unfinished.js';
import { checkValue, pairFor } from './value.js';
import { organisationSecret, visibilityOf } from './visibility.js';

type Login = Pick<StoredCredential, 'username' | 'secret'>;

/** A GitHub secret, or two where the username has its own: they can be written and never read back. */
export function githubStore(settings: Settings, parts: Parts, env: Environment): Store {
  const place = placeOf(settings);
  const entries = new Entries(settings, place);
  const { secret, names } = entries;
  const name = storeName(place, secret);
  names.forEach((each) => parts.stores.add(storeName(place, each)));
  if (place.repository !== undefined) parts.repositories.add(place.repository);
  const holds = settings.as === 'pair' ? 'pair' : names.length === 1 ? 'secret' : 'two';
  return {
    ...{ name, holds, readable: false },
    ...(place.kind === 'actions' && { forJobs: true }),
    calls: names.map((each) => {
      const values = { ...place.values, secret_name: each };
      return `PUT ${apiUrl(env)}${fill(`${place.route}/{secret_name}`, values)}`;
    }),
    check: (example, ctx) => check(entries, example, parts, ctx),
    read: (ctx) => read(entries, parts, ctx),
    write: async (credential, ctx) => {
      for (const each of names) {
        const value = entries.value(each, credential);
        checkValue(value, subjectOf(place, each));
        const visibility = await currentVisibility(place, each, parts, ctx);
        await parts.secrets.write({ place, name: each, ...(visibility && { visibility }) }, value, ctx);
      }
    },
    // Nobody tells when a codespace has read its secrets.
    ...(place.kind !== 'codespaces' && {
      unfinished: (since: number, ctx: Context) => unfinished(place, secret, since, parts, ctx),
    }),
  };
}

/** The names of a store's secrets, and what is written under each. */
class Entries {
  readonly secret: string;
  /**
   * In the order of writing. The secret stands last: a write that is cut off in between leaves its date as it
   * was, so the store counts as not written and the next run writes both again.
   */
  readonly names: readonly string[];
  private readonly username: string | undefined;

  constructor(
    private readonly settings: Settings,
    readonly place: Place,
  ) {
    this.secret = settings.secret.toUpperCase();
    this.username = settings['username-secret']?.toUpperCase();
    this.names = this.username === undefined ? [this.secret] : [this.username, this.secret];
  }

  value(name: string, { username, secret }: Login): Secret {
    if (name === this.username) return new Secret(username);
    return this.settings.as === 'pair' ? pairFor(subjectOf(this.place, name), username, secret) : secret;
  }
}

/** Asks for the public key first: that proves the token, the place and, for an environment, that it exists. */
async function check(
  entries: Entries,
  example: Login,
  parts: Parts,
  ctx: Context,
): Promise<readonly string[]> {
  const { place, names } = entries;
  for (const name of names) checkValue(entries.value(name, example), subjectOf(place, name));
  await parts.secrets.publicKey(place, subjectOf(place, entries.secret), ctx);
  const notices: string[] = [];
  for (const name of names) {
    const visibility = await currentVisibility(place, name, parts, ctx);
    notices.push(...(await shadows(place, name, visibility, parts, ctx)));
  }
  return notices;
}

async function read({ place, names }: Entries, parts: Parts, ctx: Context): Promise<StoreState> {
  const dates = await Promise.all(names.map((name) => updatedAt(place, name, parts, ctx)));
  const known = dates.filter((date) => date !== undefined);
  if (known.length < dates.length) return { exists: false };
  // Both are written in one go: the older one says whether that came to its end.
  return { exists: true, updatedAt: Math.min(...known) };
}

async function updatedAt(
  place: Place,
  name: string,
  parts: Parts,
  ctx: Context,
): Promise<number | undefined> {
  const subject = subjectOf(place, name);
  if (place.level !== 'organisation') return (await parts.secrets.list(place, subject, ctx)).get(name);
  // An organisation has up to 1,000: one is cheaper than the list.
  return (await organisationSecret(parts.github, place, name, subject, ctx))?.updatedAt;
}

async function currentVisibility(place: Place, name: string, parts: Parts, ctx: Context) {
  if (place.level !== 'organisation') return undefined;
  return visibilityOf(parts.github, place, name, subjectOf(place, name), ctx);
}
