import { createJenkinsApi, type JenkinsApi } from './client.js';
import { Shared } from '../shared.js';

/** A credential of a location. */
export interface ListedCredential {
  /** `system`, `folder`, or the store of a plugin, such as `kubernetes`. */
  readonly store: string;
  readonly domain: string;
  readonly id: string;
}

/** Clients and caches that the stores of one run share. */
export interface JenkinsSession {
  readonly jenkins: JenkinsApi;
  /** Credentials of a location, by its address; undefined where they cannot be listed. */
  readonly listings: Shared<readonly ListedCredential[] | undefined>;
  /** Folders of a location, by its address. */
  readonly folders: Shared<readonly (readonly string[])[] | undefined>;
  /** Names of the stores of this run. */
  readonly stores: Set<string>;
}

export function createJenkinsSession(): JenkinsSession {
  return {
    jenkins: createJenkinsApi(),
    listings: new Shared(60_000),
    folders: new Shared(60_000),
    stores: new Set(),
  };
}
