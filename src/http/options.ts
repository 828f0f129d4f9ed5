import type { LookupFunction } from 'node:net';
import type { Context } from '../context/context.js';

/** What the client needs of the context, and what it trusts. */
export interface HttpOptions extends Pick<Context, 'env' | 'clock' | 'random' | 'signal' | 'masks'> {
  /** Certificates in PEM form, trusted in addition to the system's. */
  readonly ca?: string;
  /** Receives a line for each long wait. */
  readonly log?: Context['log'];
  /** Resolves names to addresses. Default: the system's resolver. */
  readonly lookup?: LookupFunction;
}
