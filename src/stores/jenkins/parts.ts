import { createJenkins, type Jenkins } from './jenkins.js';
import { Shared } from '../shared.js';

/** One credential somewhere in a context. */
export interface Listed {
  /** `system`, `folder`, or that of a plugin, such as `kubernetes`. */
  readonly store: string;
  readonly domain: string;
  readonly id: string;
}

/** What the stores of one run share. */
export interface Parts {
  readonly jenkins: Jenkins;
  /** What the stores of a context hold, by its address; undefined where it may not be looked at. */
  readonly listings: Shared<readonly Listed[] | undefined>;
  /** The folders within a context, by its address. */
  readonly folders: Shared<readonly (readonly string[])[] | undefined>;
  /** The names of the stores of this run. */
  readonly stores: Set<string>;
}

export function createParts(): Parts {
  return {
    jenkins: createJenkins(),
    listings: new Shared(60_000),
    folders: new Shared(60_000),
    stores: new Set(),
  };
}
