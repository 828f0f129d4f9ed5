import type { CredentialTarget } from './location.js';

/** The store or ledger that a request serves, as its errors name it. */
export interface JenkinsSubject {
  /** `jenkins:team-a/harbor-push`. */
  readonly name: string;
  readonly kind: 'store' | 'ledger';
  readonly url: CredentialTarget['url'];
}
