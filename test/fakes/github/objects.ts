// Answers of GitHub that have more fields than anybody reads: as its description asks for them.

const api = 'https://api.github.com';
const day = '2026-01-01T00:00:00Z';

export function user(login: string) {
  const urls = ['avatar', 'events', 'followers', 'following', 'gists', 'html', 'organizations'];
  const more = ['received_events', 'repos', 'starred', 'subscriptions'];
  return {
    ...Object.fromEntries([...urls, ...more].map((name) => [`${name}_url`, `${api}/users/${login}/${name}`])),
    ...{ login, id: 1, node_id: 'U_1', gravatar_id: null, type: 'Organization', site_admin: false },
    url: `${api}/users/${login}`,
  };
}

export function repository(id: number, fullName: string) {
  const [owner = '', name = ''] = fullName.split('/');
  const url = `${api}/repos/${fullName}`;
  const urls =
    'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks html issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees';
  return {
    ...Object.fromEntries(urls.split(' ').map((each) => [`${each}_url`, `${url}/${each}`])),
    ...{ id, node_id: `R_${id}`, name, full_name: fullName, owner: user(owner) },
    ...{ private: true, fork: false, description: null, url },
  };
}

export interface Run {
  readonly id: number;
  readonly status: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export function workflowRun(fullName: string, { id, status, createdAt }: Run) {
  const url = `${api}/repos/${fullName}/actions/runs/${id}`;
  const at = iso(createdAt);
  const head = repository(1, fullName);
  return {
    ...{ id, node_id: `WR_${id}`, head_branch: 'main', head_sha: 'a'.repeat(40), path: 'ci.yml' },
    ...{ run_number: 1, display_title: 'ci', event: 'push', status, conclusion: null, workflow_id: 1, url },
    ...{ html_url: url, created_at: at, updated_at: at, pull_requests: [], repository: head },
    ...{ head_repository: head, head_commit: null, jobs_url: url, logs_url: url, check_suite_url: url },
    ...{ cancel_url: url, rerun_url: url, artifacts_url: url, workflow_url: url },
  };
}

export function environment(id: number, name: string) {
  return {
    ...{ id, node_id: `E_${id}`, name, url: `${api}/environments/${id}`, html_url: `${api}/${id}` },
    ...{ created_at: day, updated_at: day },
  };
}

/** As GitHub writes dates: without milliseconds. */
export function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
