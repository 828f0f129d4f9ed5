/**
 * One entry of `auths` in docker's config.json or podman's auth.json. Keeps unknown keys
 * (docs/reference/login.md 1.5).
 */
export interface AuthEntry {
  /** base64 of `username:secret`. */
  readonly auth?: string;
  readonly identitytoken?: string;
  readonly [key: string]: unknown;
}

/** A valid file, parsed. */
export interface AuthFile {
  /** The real path, with symbolic links resolved and checked. */
  readonly path: string;
  /** All top-level keys: helpers, proxies, HttpHeaders, contexts … */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly auths: Readonly<Record<string, AuthEntry>>;
}

/** Identifies one login of ours in a file's journal. Contains no secret, so it may be saved as state. */
export interface LoginRecord {
  readonly file: string;
  readonly key: string;
  /** What the login is for, where that is more than the key says. */
  readonly registry?: string;
  /** Random; proves that the entry is ours. */
  readonly id: string;
  /** The credential helper that holds the login; absent when the file does. */
  readonly helper?: string;
}

/** What logout did: `restored` the earlier login, or `left` a newer one by another program. */
export type Removal = 'removed' | 'restored' | 'left' | 'gone';
