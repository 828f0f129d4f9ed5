/** What a request is for: what its errors say. */
export interface Subject {
  /** `github:acme/web/NAME`. */
  readonly name: string;
  readonly kind: 'store' | 'ledger';
  /** What a fine-grained token or an App needs, in GitHub's words. */
  readonly permission: string;
  /** What a classic token needs. */
  readonly scope: string;
  /** What must exist, and be visible to the token. */
  readonly place: string;
}
