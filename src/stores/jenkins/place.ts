import type { Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { isAddress } from './settings.js';

/** Whose credentials: each home has one store that can be written. */
export type Home =
  | { readonly kind: 'system' }
  | { readonly kind: 'folder'; readonly path: readonly string[] }
  | { readonly kind: 'user'; readonly name: string };

/** Where one credential is. */
export interface Place {
  /** The address as the configuration gives it; undefined: JENKINS_URL. */
  readonly url: string | undefined;
  readonly home: Home;
  /** `_` is the global one. */
  readonly domain: string;
  readonly id: string;
}

/** What stands in the words of `plan` where nobody has said yet where Jenkins is. */
const UNKNOWN = '$JENKINS_URL';

/** How reports name it: `jenkins:team-a/harbor-push`, with its address where the configuration names one. */
export function storeName({ url, home, domain, id }: Place): string {
  const more = [
    ...(url === undefined ? [] : [url.replace(/^https?:\/\//, '').replace(/\/+$/, '')]),
    ...(domain === '_' ? [] : [`domain ${domain}`]),
  ];
  return `jenkins:${homePrefix(home)}${id}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

/** `team-a/`; `@jane/` of a user, since no folder can be called so. */
export function homePrefix(home: Home): string {
  if (home.kind === 'system') return '';
  return home.kind === 'user' ? `@${home.name}/` : `${home.path.join('/')}/`;
}

/** The address without a slash at its end. Throws E_STORE_URL or E_URL_INVALID. */
export function baseOf({ url }: Pick<Place, 'url'>, store: string, env: Environment): string {
  const text = (url ?? env.JENKINS_URL ?? '').trim().replace(/\/+$/, '');
  if (text === '') fail('E_STORE_URL', { store });
  // Plain http to another machine has an error of its own when it is asked for.
  if (isAddress(text) || /^http:\/\/[^@?#\\\s]+$/.test(text)) return text;
  fail('E_URL_INVALID', { host: 'JENKINS_URL' });
}

/** The same for people, who may not have said it yet. */
export function shownBase({ url }: Pick<Place, 'url'>, env: Environment): string {
  const text = (url ?? env.JENKINS_URL ?? '').trim().replace(/\/+$/, '');
  return isAddress(text) ? text : UNKNOWN;
}

/** `/job/team-a/job/web`. */
export function contextPath(home: Home): string {
  if (home.kind === 'system') return '';
  if (home.kind === 'user') return `/user/${encodeURIComponent(home.name)}`;
  return home.path.map((name) => `/job/${encodeURIComponent(name)}`).join('');
}

export function domainPath({ home, domain }: Pick<Place, 'home' | 'domain'>): string {
  return `${contextPath(home)}/credentials/store/${home.kind}/domain/${encodeURIComponent(domain)}`;
}

export function credentialPath(place: Pick<Place, 'home' | 'domain' | 'id'>): string {
  return `${domainPath(place)}/credential/${encodeURIComponent(place.id)}`;
}
