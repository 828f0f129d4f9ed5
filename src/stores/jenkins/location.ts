/** Owner of credentials (Jenkins: context). Each has one store that can be written. */
export type JenkinsLocation =
  | { readonly kind: 'system' }
  | { readonly kind: 'folder'; readonly path: readonly string[] }
  | { readonly kind: 'user'; readonly name: string };

/** One credential of a location. */
export interface CredentialTarget {
  /** Configured address; undefined means JENKINS_URL. */
  readonly url: string | undefined;
  readonly location: JenkinsLocation;
  /** `_` is the global domain. */
  readonly domain: string;
  readonly id: string;
}

/** Names it in reports: `jenkins:team-a/harbor-push`, with the address when one is configured. */
export function storeName({ url, location, domain, id }: CredentialTarget): string {
  const more = [
    ...(url === undefined ? [] : [url.replace(/^https?:\/\//, '').replace(/\/+$/, '')]),
    ...(domain === '_' ? [] : [`domain ${domain}`]),
  ];
  return `jenkins:${locationPrefix(location)}${id}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

/** Returns `team-a/`, or `@jane/` for a user, which cannot be a folder's name. */
export function locationPrefix(location: JenkinsLocation): string {
  if (location.kind === 'system') return '';
  return location.kind === 'user' ? `@${location.name}/` : `${location.path.join('/')}/`;
}

/** Returns `/job/team-a/job/web`. */
export function locationPath(location: JenkinsLocation): string {
  if (location.kind === 'system') return '';
  if (location.kind === 'user') return `/user/${encodeURIComponent(location.name)}`;
  return location.path.map((name) => `/job/${encodeURIComponent(name)}`).join('');
}

export function domainPath({ location, domain }: Pick<CredentialTarget, 'location' | 'domain'>): string {
  return `${locationPath(location)}/credentials/store/${location.kind}/domain/${encodeURIComponent(domain)}`;
}

export function credentialPath(target: Pick<CredentialTarget, 'location' | 'domain' | 'id'>): string {
  return `${domainPath(target)}/credential/${encodeURIComponent(target.id)}`;
}
