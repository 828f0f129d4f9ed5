/** The store or ledger that a request serves, as its errors name it. */
export interface GithubSubject {
  /** `github:acme/web/NAME`. */
  readonly name: string;
  readonly kind: 'store' | 'ledger';
  /** Permission that a fine-grained token or an App needs, in GitHub's words. */
  readonly permission: string;
  /** Scope that a classic token needs. */
  readonly scope: string;
  /** The repository, environment or organisation that must exist and be visible to the token. */
  readonly location: string;
}
