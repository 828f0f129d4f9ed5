import type { TokenApi } from '../../../src/registries/contract.js';
import type { TokenCase } from './case.js';
import { cases } from './cases.js';

/** A case with what its promises depend on. */
export interface KnownCase extends TokenCase {
  readonly kind: TokenApi['kind'];
  readonly chooses: 'client' | 'registry' | undefined;
  readonly usernames: 'change' | undefined;
  /** Whether its calls travel. */
  readonly served: boolean;
}

export const known: readonly KnownCase[] = await Promise.all(cases.map(look));

async function look(one: TokenCase): Promise<KnownCase> {
  const { api, next } = await one.start();
  const chooses = api.kind === 'replace' ? api.chooses : undefined;
  const usernames = api.kind === 'overlap' && api.usernames === 'change' ? api.usernames : undefined;
  return { ...one, kind: api.kind, chooses, usernames, served: next !== undefined };
}
