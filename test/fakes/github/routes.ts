import type { Reply, SeenRequest } from '../server.js';
import { environment, iso, repository, workflowRun } from './objects.js';
import { describeSecret, type GithubState, type Vault } from './state.js';

/** What a route answers: `parts` are the decoded pieces of the path. */
type Handler = (request: SeenRequest, parts: readonly string[]) => Reply;

export const notFound: Reply = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com' },
};
const unprocessable = (message: string): Reply => ({ status: 422, body: { message } });
const MOST = 48 * 1024;

/** The routes of the API that concern secrets, variables, environments and runs. */
export function routes(state: GithubState, now: () => number): readonly (readonly [RegExp, Handler])[] {
  const hasRepository = (name: string) => state.repositories.has(name);
  const repositoryVault = (owner: string, repo: string, kind: string) =>
    hasRepository(`${owner}/${repo}`) ? state.vault(`${owner}/${repo} ${kind}`) : undefined;
  const organisationVault = (org: string, kind: string) =>
    state.organisations.has(org) ? state.vault(`${org} ${kind}`) : undefined;
  const environmentVault = (owner: string, repo: string, name: string) =>
    state.repositories.get(`${owner}/${repo}`)?.environments.includes(name)
      ? state.vault(`${owner}/${repo} environments/${name}`)
      : undefined;
  const kinds = '(actions|dependabot|codespaces)';
  const secrets = (request: SeenRequest, vault: Vault | undefined, rest: string, isOrganisation: boolean) =>
    vault ? answerSecrets(request, vault, rest, isOrganisation, state, now) : notFound;
  return [
    [
      new RegExp(`^/repos/([^/]+)/([^/]+)/${kinds}/secrets(/.*)?$`),
      (request, [owner = '', repo = '', kind = '', rest = '']) =>
        secrets(request, repositoryVault(owner, repo, kind), rest, false),
    ],
    [
      /^\/repos\/([^/]+)\/([^/]+)\/environments\/([^/]+)\/secrets(\/.*)?$/,
      (request, [owner = '', repo = '', name = '', rest = '']) =>
        secrets(request, environmentVault(owner, repo, name), rest, false),
    ],
    [
      new RegExp(`^/orgs/([^/]+)/${kinds}/secrets(/.*)?$`),
      (request, [org = '', kind = '', rest = '']) =>
        secrets(request, organisationVault(org, kind), rest, true),
    ],
    [
      /^\/repos\/([^/]+)\/([^/]+)\/environments$/,
      (request, [owner = '', repo = '']) => {
        const found = state.repositories.get(`${owner}/${repo}`);
        if (!found) return notFound;
        const all = found.environments.map((name, index) => environment(index + 1, name));
        return { status: 200, body: { total_count: all.length, environments: page(request, all) } };
      },
    ],
    [
      /^\/repos\/([^/]+)\/([^/]+)\/actions\/runs$/,
      (request, [owner = '', repo = '']) => answerRuns(request, `${owner}/${repo}`, state),
    ],
    [
      /^\/repos\/([^/]+)\/([^/]+)\/actions\/variables(\/[^/]+)?$/,
      (request, [owner = '', repo = '', name = '']) =>
        hasRepository(`${owner}/${repo}`)
          ? answerVariables(request, `${owner}/${repo}`, name.slice(1), state, now)
          : notFound,
    ],
    [
      /^\/orgs\/([^/]+)\/actions\/variables(\/[^/]+)?$/,
      (request, [org = '', name = '']) =>
        state.organisations.has(org) ? answerVariables(request, org, name.slice(1), state, now) : notFound,
    ],
  ];
}

function answerSecrets(
  request: SeenRequest,
  vault: Vault,
  rest: string,
  isOrganisation: boolean,
  state: GithubState,
  now: () => number,
): Reply {
  const url = `https://api.github.com${request.url.pathname}`;
  const [name = '', inner] = rest.slice(1).split('/');
  if (name === '') {
    const all = [...vault.secrets].map(([each, secret]) => describeSecret(each, secret, url));
    return { status: 200, body: { total_count: all.length, secrets: page(request, all) } };
  }
  if (name === 'public-key') return { status: 200, body: { key_id: vault.keyId, key: vault.publicKey } };
  const known = vault.secrets.get(name.toUpperCase());
  if (inner === 'repositories' && request.method === 'GET') {
    if (!known) return notFound;
    const ids = known.selected ?? [];
    const all = [...state.repositories].filter(([, { id }]) => ids.includes(id));
    const listed = page(request, all).map(([full, { id }]) => repository(id, full));
    return { status: 200, body: { total_count: all.length, repositories: listed } };
  }
  if (request.method === 'GET') {
    return known ? { status: 200, body: describeSecret(name.toUpperCase(), known, url) } : notFound;
  }
  return request.method === 'PUT' ? put(request, vault, name, isOrganisation, now) : notFound;
}

function put(
  request: SeenRequest,
  vault: Vault,
  name: string,
  isOrganisation: boolean,
  now: () => number,
): Reply {
  const body = JSON.parse(request.body.toString('utf8')) as {
    readonly encrypted_value?: string;
    readonly key_id?: string;
    readonly visibility?: string;
    readonly selected_repository_ids?: readonly (number | string)[];
  };
  if (!/^[A-Z_][A-Z0-9_]*$/i.test(name) || /^GITHUB_/i.test(name))
    return unprocessable('Secret name is invalid');
  if (isOrganisation && !body.visibility) return unprocessable('visibility is required');
  if (body.key_id !== vault.keyId) return unprocessable('The key_id is not that of the current public key');
  const value = vault.open(body.encrypted_value ?? '');
  if (value === undefined)
    return unprocessable('Bad request - Encrypted value was not sealed to the public key');
  if (Buffer.byteLength(value) > MOST) return { status: 413, body: { message: 'Secret is too large' } };
  const known = vault.secrets.get(name.toUpperCase());
  vault.secrets.set(name.toUpperCase(), {
    value,
    createdAt: known?.createdAt ?? now(),
    updatedAt: now(),
    ...(isOrganisation && { visibility: body.visibility ?? '' }),
    ...(body.visibility === 'selected' && { selected: (body.selected_repository_ids ?? []).map(Number) }),
  });
  return known ? { status: 204 } : { status: 201, body: {} };
}

function answerRuns(request: SeenRequest, name: string, state: GithubState): Reply {
  const found = state.repositories.get(name);
  if (!found) return notFound;
  const query = request.url.searchParams;
  const [, sign = '', date = ''] = /^(<=?)(.*)$/.exec(query.get('created') ?? '') ?? [];
  const limit = date === '' ? Infinity : Date.parse(date);
  const all = found.runs
    .filter(({ status }) => !query.has('status') || status === query.get('status'))
    // GitHub counts in whole seconds.
    .map((run) => ({ ...run, second: Math.floor(run.createdAt / 1000) * 1000 }))
    .filter(({ second }) => (sign === '<=' ? second <= limit : second < limit));
  const runs = page(request, all).map((run) => workflowRun(name, run));
  return { status: 200, body: { total_count: all.length, workflow_runs: runs } };
}

function answerVariables(
  request: SeenRequest,
  place: string,
  name: string,
  state: GithubState,
  now: () => number,
): Reply {
  const isOrganisation = !place.includes('/');
  const describe = (key: string) => {
    const { value, updatedAt, visibility } = state.variables.get(`${place} ${key}`) ?? {
      value: '',
      updatedAt: 0,
    };
    const at = iso(updatedAt);
    return { name: key, value, created_at: at, updated_at: at, ...(visibility && { visibility }) };
  };
  const sent = request.body.length > 0 ? (JSON.parse(request.body.toString('utf8')) as Sent) : {};
  const key = (name || (sent.name ?? '')).toUpperCase();
  const known = state.variables.get(`${place} ${key}`);
  const set = (visibility: string | undefined) =>
    state.variables.set(`${place} ${key}`, {
      value: sent.value ?? known?.value ?? '',
      updatedAt: now(),
      ...(isOrganisation && { visibility: visibility ?? 'private' }),
    });
  if (Buffer.byteLength(sent.value ?? '') > MOST) return unprocessable('Variable is too large');
  switch (`${request.method} ${name === '' ? 'list' : 'one'}`) {
    case 'GET list': {
      const keys = [...state.variables.keys()].filter((each) => each.startsWith(`${place} `));
      const all = keys.map((each) => describe(each.slice(place.length + 1)));
      return { status: 200, body: { total_count: all.length, variables: page(request, all) } };
    }
    case 'GET one':
      return known ? { status: 200, body: describe(key) } : notFound;
    case 'PATCH one':
      if (!known) return notFound;
      set(sent.visibility ?? known.visibility);
      return { status: 204 };
    case 'POST list':
      if (known) return { status: 409, body: { message: 'Already exists - Variable already exists' } };
      if (isOrganisation && !sent.visibility) return unprocessable('visibility is required');
      set(sent.visibility);
      return { status: 201, body: {} };
    default:
      return notFound;
  }
}

interface Sent {
  readonly name?: string;
  readonly value?: string;
  readonly visibility?: string;
}

/** The part of a list that was asked for; 30 items unless told otherwise, never more than 100. */
function page<T>({ url }: SeenRequest, all: readonly T[]): T[] {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const from = size * (Number(url.searchParams.get('page') ?? 1) - 1);
  return all.slice(from, from + size);
}
