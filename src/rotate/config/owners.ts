import type { Store } from '../../stores/contract.js';
import { configFault } from './check-part.js';
import type { ConfigPart } from './check-part.js';
import type { CredentialConfig } from './schema.js';

/** Refuses two credentials with the same store, token or ledger: each would undo the other's changes. */
export class Owners {
  private readonly names: Set<string>;
  private readonly settings = new Set<string>();

  constructor(ledger: string) {
    this.names = new Set([ledger]);
  }

  claimStores(stores: readonly Store[], part: ConfigPart): void {
    stores.forEach(({ name }, index) => this.claim(this.names, name, part, ['stores', index]));
  }

  claimToken(name: string, part: ConfigPart): void {
    this.claim(this.names, name, part, ['token']);
  }

  /** For a token that this run does not open: it has no name yet. */
  claimSettings(provider: string, { registry, token }: CredentialConfig, part: ConfigPart): void {
    this.claim(this.settings, JSON.stringify([provider, registry, token]), part, ['token']);
  }

  private claim(
    taken: Set<string>,
    name: string,
    part: ConfigPart,
    path: readonly (string | number)[],
  ): void {
    if (taken.has(name)) throw configFault(part, path, 'is used twice in this file', 'Give each its own.');
    taken.add(name);
  }
}
