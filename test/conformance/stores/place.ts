import type { Context } from '../../../src/context/context.js';
import type { Store } from '../../../src/stores/contract.js';

/** What a store holds, by {@link Store.holds}; `login`: a pair whose parts consumers read apart. */
export type Form = Store['holds'] | 'login';

export const holdsOf = (form: Form): Store['holds'] => (form === 'login' ? 'pair' : form);

/** A place for one store of each form it offers: what its settings are, and what consumers of it see. */
export interface Place {
  readonly ctx: Context;
  readonly forms: Partial<Readonly<Record<Form, object>>>;
  /** What a consumer reads: the value of the secret's place, and of the username's where that is another. */
  reads(): Held;
  /** Changes whenever a consumer could notice. */
  consumersSee(): unknown;
  /** Nobody tells when it was written, nor what: that it exists is all that is known. */
  readonly undated?: true;
  /** Makes every write impossible. */
  forbid(): void;
  /** From now on the place of that name cannot be written, and the others can. */
  cut?(name: string | undefined): void;
  /** What somebody has given to the places by hand, and a write must leave as it is. */
  readonly attributes: readonly Attributes[];
}

export interface Held {
  readonly value?: string | undefined;
  readonly username?: string | undefined;
}

export interface Attributes {
  readonly name: string;
  /** The settings of the same form for places of this kind. */
  settings(form: object): object;
  /** Makes the places of this form with these attributes and some value. */
  make(form: object): void;
  /** All of them but the values. */
  seen(): unknown;
}

/** The names of the places in every store that has names. */
export const PASSWORD = 'PASSWORD';
export const USERNAME = 'USERNAME';
