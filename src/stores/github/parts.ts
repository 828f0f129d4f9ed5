import type { Unfinished } from '../contract.js';
import { createGithub, type Github } from './client.js';
import { Secrets } from './secrets.js';
import { Shared } from '../shared.js';

/** What the stores of one run share. */
export interface Parts {
  readonly github: Github;
  readonly secrets: Secrets;
  readonly runs: Shared<Unfinished>;
  /** The environments of a repository. */
  readonly environments: Shared<readonly { readonly name: string }[]>;
  /** The names of the stores of this run, and the repositories they are in. */
  readonly stores: Set<string>;
  readonly repositories: Set<string>;
  /** What has been told once and need not be told for every store. */
  readonly told: Set<string>;
}

export function createParts(): Parts {
  const github = createGithub();
  return {
    github,
    secrets: new Secrets(github),
    // The stores of one repository ask at about the same time.
    runs: new Shared(10_000),
    environments: new Shared(60_000),
    stores: new Set(),
    repositories: new Set(),
    told: new Set(),
  };
}
