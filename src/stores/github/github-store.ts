import type { Context, Environment } from '../../context/context.js';
import { Secret } from '../../secret/secret.js';
import type { Store, StoredCredential, StoreState } from '../contract.js';
import { githubApiUrl } from './api.js';
import type { GithubSession } from './session.js';
import { fill, locationOf, storeName, subjectOf, type GithubLocation } from './location.js';
import type { GithubSettings } from './settings.js';
import { shadows } from './shadows.js';
import { unfinished } from './unfinished.js';
import { checkValue, pairFor } from './value.js';
import { organisationSecret, visibilityOf } from './visibility.js';

type Login = Pick<StoredCredential, 'username' | 'secret'>;

/** Writes one secret, or two where the username has its own. GitHub never returns their values. */
export function githubStore(settings: GithubSettings, session: GithubSession, env: Environment): Store {
  const location = locationOf(settings);
  const entries = new Entries(settings, location);
  const { secret, names } = entries;
  const name = storeName(location, secret);
  names.forEach((each) => session.stores.add(storeName(location, each)));
  if (location.repository !== undefined) session.repositories.add(location.repository);
  const holds = settings.as === 'pair' ? 'pair' : names.length === 1 ? 'secret' : 'two';
  return {
    ...{ name, holds, readable: false },
    ...(location.kind === 'actions' && { forJobs: true }),
    calls: names.map((each) => {
      const values = { ...location.values, secret_name: each };
      return `PUT ${githubApiUrl(env)}${fill(`${location.route}/{secret_name}`, values)}`;
    }),
    check: (example, ctx) => check(entries, example, session, ctx),
    read: (ctx) => read(entries, session, ctx),
    write: async (credential, ctx) => {
      for (const each of names) {
        const value = entries.value(each, credential);
        checkValue(value, subjectOf(location, each));
        const visibility = await currentVisibility(location, each, session, ctx);
        await session.secrets.write({ location, name: each, ...(visibility && { visibility }) }, value, ctx);
      }
    },
    // GitHub does not show when a codespace reads its secrets.
    ...(location.kind !== 'codespaces' && {
      unfinished: (since: number, ctx: Context) => unfinished(location, secret, since, session, ctx),
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
    private readonly settings: GithubSettings,
    readonly location: GithubLocation,
  ) {
    this.secret = settings.secret.toUpperCase();
    this.username = settings['username-secret']?.toUpperCase();
    this.names = this.username === undefined ? [this.secret] : [this.username, this.secret];
  }

  value(name: string, { username, secret }: Login): Secret {
    if (name === this.username) return new Secret(username);
    return this.settings.as === 'pair' ? pairFor(subjectOf(this.location, name), username, secret) : secret;
  }
}

/** Asks for the public key first: that proves the token, the place and, for an environment, that it exists. */
async function check(
  entries: Entries,
  example: Login,
  session: GithubSession,
  ctx: Context,
): Promise<readonly string[]> {
  const { location, names } = entries;
  for (const name of names) checkValue(entries.value(name, example), subjectOf(location, name));
  await session.secrets.publicKey(location, subjectOf(location, entries.secret), ctx);
  const notices: string[] = [];
  for (const name of names) {
    const visibility = await currentVisibility(location, name, session, ctx);
    notices.push(...(await shadows(location, name, visibility, session, ctx)));
  }
  return notices;
}

async function read({ location, names }: Entries, session: GithubSession, ctx: Context): Promise<StoreState> {
  const dates = await Promise.all(names.map((name) => updatedAt(location, name, session, ctx)));
  const known = dates.filter((date) => date !== undefined);
  if (known.length < dates.length) return { exists: false };
  // Both are written in one go: the older one says whether that came to its end.
  return { exists: true, updatedAt: Math.min(...known) };
}

async function updatedAt(
  location: GithubLocation,
  name: string,
  session: GithubSession,
  ctx: Context,
): Promise<number | undefined> {
  const subject = subjectOf(location, name);
  if (location.level !== 'organisation')
    return (await session.secrets.list(location, subject, ctx)).get(name);
  // An organisation has up to 1,000: one is cheaper than the list.
  return (await organisationSecret(session.github, location, name, subject, ctx))?.updatedAt;
}

async function currentVisibility(
  location: GithubLocation,
  name: string,
  session: GithubSession,
  ctx: Context,
) {
  if (location.level !== 'organisation') return undefined;
  return visibilityOf(session.github, location, name, subjectOf(location, name), ctx);
}
