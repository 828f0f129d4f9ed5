import type { Unfinished } from '../contract.js';
import { createGithubApi, type GithubApi } from './client.js';
import { Secrets } from './secrets.js';
import { Shared } from '../shared.js';

/** Clients and caches that the stores of one run share. */
export interface GithubSession {
  readonly github: GithubApi;
  readonly secrets: Secrets;
  readonly runs: Shared<Unfinished>;
  /** The environments of a repository. */
  readonly environments: Shared<readonly { readonly name: string }[]>;
  /** Names of the stores of this run, and their repositories. */
  readonly stores: Set<string>;
  readonly repositories: Set<string>;
  /** Notices given once, not once per store. */
  readonly reported: Set<string>;
}

export function createGithubSession(): GithubSession {
  const github = createGithubApi();
  return {
    github,
    secrets: new Secrets(github),
    // The stores of one repository ask within seconds.
    runs: new Shared(10_000),
    environments: new Shared(60_000),
    stores: new Set(),
    repositories: new Set(),
    reported: new Set(),
  };
}
