import type { RunOptions } from './options.js';

/** The `github` context of a push to an invented repository. */
export function githubContext(
  workflow: string,
  job: string,
  options: RunOptions,
  eventPath: string,
): Record<string, unknown> {
  const token = options.secrets?.['GITHUB_TOKEN'];
  return {
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    graphql_url: 'https://api.github.com/graphql',
    repository: 'acme/web',
    repository_id: '100',
    repository_owner: 'acme',
    repository_owner_id: '10',
    ref: 'refs/heads/main',
    ref_name: 'main',
    ref_type: 'branch',
    ref_protected: 'true',
    head_ref: '',
    base_ref: '',
    sha: '0123456789abcdef0123456789abcdef01234567',
    actor: 'octocat',
    triggering_actor: 'octocat',
    run_id: '1000',
    run_number: '1',
    run_attempt: '1',
    retention_days: '90',
    workflow,
    workflow_ref: 'acme/web/.github/workflows/ci.yml@refs/heads/main',
    job,
    ...(token === undefined ? {} : { token }),
    ...options.github,
    event_name: options.event?.name ?? 'push',
    event: options.event?.payload ?? {},
    event_path: eventPath,
    workspace: options.workspace,
  };
}

/** The `runner` context of a Linux machine. */
export function runnerContext(
  temp: string,
  options: RunOptions,
  debugging: boolean,
): Readonly<Record<string, string>> {
  return {
    os: 'Linux',
    arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
    name: 'test-runner',
    environment: options.hosting ?? 'github-hosted',
    temp,
    tool_cache: temp,
    workspace: options.workspace,
    ...(debugging ? { debug: '1' } : {}),
  };
}
