import type { Kind, Settings } from './settings.js';
import type { Subject } from './subject.js';

/** Where secrets lie side by side, with one public key for all of them. */
export interface Place {
  readonly level: 'repository' | 'environment' | 'organisation';
  readonly kind: Kind;
  /** The list of secrets as a route: `/repos/{owner}/{repo}/actions/secrets`. */
  readonly route: string;
  readonly values: Readonly<Record<string, string>>;
  /** `acme/web`; absent for an organisation. */
  readonly repository?: string;
  /** Tells places apart, and is how the names of stores begin. */
  readonly name: string;
}

export function placeOf({ repo, org, environment, for: kind = 'actions' }: Settings): Place {
  if (org !== undefined) {
    const name = kind === 'actions' ? org : `orgs/${org}/${kind}`;
    return { level: 'organisation', kind, route: `/orgs/{org}/${kind}/secrets`, values: { org }, name };
  }
  const repository = repo ?? '';
  const [owner = '', name = ''] = repository.split('/');
  return environment === undefined
    ? repositoryPlace(repository, kind)
    : {
        ...{ level: 'environment', kind, repository },
        route: '/repos/{owner}/{repo}/environments/{environment_name}/secrets',
        values: { owner, repo: name, environment_name: environment },
        name: `${repository}/environments/${environment}`,
      };
}

export function repositoryPlace(repository: string, kind: Kind): Place {
  const [owner = '', repo = ''] = repository.split('/');
  const name = kind === 'actions' ? repository : `${repository}/${kind}`;
  const route = `/repos/{owner}/{repo}/${kind}/secrets`;
  return { level: 'repository', kind, route, values: { owner, repo }, repository, name };
}

export function subjectOf(place: Place, secret: string): Subject {
  const { level, kind, repository, values } = place;
  const permissions = {
    repository: { actions: 'Secrets', dependabot: 'Dependabot secrets', codespaces: 'Codespaces secrets' },
    // Which of the two GitHub wants for an environment, third parties disagree about.
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
    name: storeName(place, secret),
    kind: 'store',
    permission: `the permission "${permissions[level][kind]}: write"`,
    scope: scopeOf(place),
    place: level === 'environment' ? `${where} with its environment ${values.environment_name ?? ''}` : where,
  };
}

/** What a classic token needs to write here. */
export function scopeOf({ level }: Place): string {
  return level === 'organisation' ? 'admin:org' : 'repo';
}

export function storeName(place: Place, secret: string): string {
  return `github:${place.name}/${secret}`;
}

/** A route with its values filled in, as it stands in the request line. */
export function fill(route: string, values: Readonly<Record<string, string>>): string {
  return route.replace(/\{(\w+)\}/g, (_, key: string) => encode(values[key] ?? ''));
}

/** As RFC 6570 encodes a value, which octokit follows. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
