import type { SecretKind, GithubSettings } from './settings.js';
import type { GithubSubject } from './subject.js';

/** A set of secrets that share one public key. */
export interface GithubLocation {
  readonly level: 'repository' | 'environment' | 'organisation';
  readonly kind: SecretKind;
  /** Route of the list of secrets: `/repos/{owner}/{repo}/actions/secrets`. */
  readonly route: string;
  readonly values: Readonly<Record<string, string>>;
  /** `acme/web`; absent for an organisation. */
  readonly repository?: string;
  /** Unique per location; names of stores begin with it. */
  readonly name: string;
}

export function locationOf({
  repo,
  org,
  environment,
  for: kind = 'actions',
}: GithubSettings): GithubLocation {
  if (org !== undefined) {
    const name = kind === 'actions' ? org : `orgs/${org}/${kind}`;
    return { level: 'organisation', kind, route: `/orgs/{org}/${kind}/secrets`, values: { org }, name };
  }
  const repository = repo ?? '';
  const [owner = '', name = ''] = repository.split('/');
  return environment === undefined
    ? repositoryLocation(repository, kind)
    : {
        ...{ level: 'environment', kind, repository },
        route: '/repos/{owner}/{repo}/environments/{environment_name}/secrets',
        values: { owner, repo: name, environment_name: environment },
        name: `${repository}/environments/${environment}`,
      };
}

export function repositoryLocation(repository: string, kind: SecretKind): GithubLocation {
  const [owner = '', repo = ''] = repository.split('/');
  const name = kind === 'actions' ? repository : `${repository}/${kind}`;
  const route = `/repos/{owner}/{repo}/${kind}/secrets`;
  return { level: 'repository', kind, route, values: { owner, repo }, repository, name };
}

export function subjectOf(location: GithubLocation, secret: string): GithubSubject {
  const { level, kind, repository, values } = location;
  const permissions = {
    repository: { actions: 'Secrets', dependabot: 'Dependabot secrets', codespaces: 'Codespaces secrets' },
    // Third parties disagree about which of the two GitHub wants for an environment.
    environment: { actions: 'Environments and Secrets', dependabot: '', codespaces: '' },
    organisation: {
      actions: 'Organization secrets',
      dependabot: 'Organization dependabot secrets',
      codespaces: 'Organization codespaces secrets',
    },
  } as const;
  const where =
    level === 'organisation' ? `the organisation ${values.org ?? ''}` : `the repository ${repository ?? ''}`;
  return {
    name: storeName(location, secret),
    kind: 'store',
    permission: `the permission "${permissions[level][kind]}: write"`,
    scope: scopeOf(location),
    location:
      level === 'environment' ? `${where} with its environment ${values.environment_name ?? ''}` : where,
  };
}

/** Scope that a classic token needs to write here. */
export function scopeOf({ level }: GithubLocation): string {
  return level === 'organisation' ? 'admin:org' : 'repo';
}

export function storeName(location: GithubLocation, secret: string): string {
  return `github:${location.name}/${secret}`;
}

/** Fills values into a route, as the request line shows it. */
export function fill(route: string, values: Readonly<Record<string, string>>): string {
  return route.replace(/\{(\w+)\}/g, (_, key: string) => encode(values[key] ?? ''));
}

/** Encodes a value by RFC 6570, as octokit does. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
