/**
 * What a store's page in docs/stores says beyond the keys of its settings. Loaded by the generator of the docs and
 * by tests, never at run time.
 */
export interface StoreGuide {
  /** What it is, in one sentence. */
  readonly summary: string;
  /** A whole regcred.yml. */
  readonly yaml: string;
  /** Short forms, and what each means. */
  readonly short: readonly Row[];
  /** Places for `ledger`, and what each means; none where it keeps no ledger. */
  readonly ledger: readonly Row[];
  /** Variables with which it is written, and permissions: what to set, and to what. */
  readonly access: readonly Row[];
  /** What to create on the platform, in order: plain sentences. */
  readonly setup: readonly string[];
  /** What its consumers write to read it. */
  readonly reading: Example;
  /** What a write leaves as it was, and what a new one is like. */
  readonly kept: readonly string[];
  /** What cannot be known of it, and what follows from that. */
  readonly unseen: readonly string[];
  /** Traps, one sentence each. */
  readonly notes: readonly string[];
}

/** A form or a name, and what it means. */
export type Row = readonly [string, string];

export interface Example {
  readonly language: 'yaml' | 'groovy' | 'sh';
  readonly text: string;
}
