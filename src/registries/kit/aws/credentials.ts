import type { Context } from '../../../context/context.js';
import type { Secret } from '../../../secret/secret.js';

/** What a request to AWS is signed with. */
export interface AwsCredentials {
  /** `AKIA…` of a user, `ASIA…` of a session; no secret. */
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  /** Of a session only. */
  readonly sessionToken?: Secret;
}

/** One place of the default chain: what was found there, or in a few words why nothing was. */
export type CredentialsSource = (place: SourcePlace, ctx: Context) => Promise<AwsCredentials | string>;

export interface SourcePlace {
  /** Region and kind of endpoint for what a source asks of AWS itself (STS). */
  readonly region: string;
  readonly fips: boolean;
  readonly dualStack: boolean;
}
