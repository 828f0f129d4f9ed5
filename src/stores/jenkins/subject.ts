import type { Place } from './place.js';

/** What a request is for: what its errors say. */
export interface Subject {
  /** `jenkins:team-a/harbor-push`. */
  readonly name: string;
  readonly kind: 'store' | 'ledger';
  readonly url: Place['url'];
}

export type Action = 'read' | 'written';
