/**
 * One entry of `auths` in docker's config.json or podman's auth.json, kept as it was read: keys we do not
 * know are carried along (docs/reference/login.md 1.5).
 */
export interface AuthEntry {
  /** base64 of `username:secret`. */
  readonly auth?: string;
  readonly identitytoken?: string;
  readonly [key: string]: unknown;
}

/** A file that was read and found sound. */
export interface AuthFile {
  /** The real file after symbolic links were resolved and found harmless. */
  readonly path: string;
  /** All top-level keys: helpers, proxies, HttpHeaders, contexts … */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly auths: Readonly<Record<string, AuthEntry>>;
}

/** Names one login of ours in a file's journal; holds no secret, so it may be saved as state. */
export interface LoginRecord {
  readonly file: string;
  readonly key: string;
  /** Random; proves that the entry is ours. */
  readonly id: string;
  /** The credential helper that holds the login; absent when the file does. */
  readonly helper?: string;
}

/** What logout did: `restored` put back what was there before, `left` found a newer login by another program. */
export type Removal = 'removed' | 'restored' | 'left' | 'gone';
