import { canary, observe } from '../redaction/oracle.js';
import { makeIdToken } from './id-token.js';
import { startVendor, type VendorServer } from './vendor.js';

export type IdClaims = Readonly<Record<string, unknown>>;

/** A CI's issuer of ID tokens, with the endpoint where a job of GitHub's asks for one. */
export interface FakeCi extends VendorServer {
  /** What GitHub's runner gives to a job with `id-token: write`. */
  readonly env: Readonly<Record<string, string>>;
  /** What the endpoint's tokens say beyond the usual. */
  claims: IdClaims;
  issue(audience: string | readonly string[], claims?: IdClaims): string;
  /** The claims of a token that this CI has issued; undefined for any other text. */
  claimsOf(token: string): IdClaims | undefined;
}

export const ISSUER = 'https://token.actions.githubusercontent.com';
export const SUBJECT = 'repo:acme/web:ref:refs/heads/main';

export async function startCi(): Promise<FakeCi> {
  const issued = new Map<string, IdClaims>();
  const requestToken = canary();
  const own: Pick<FakeCi, 'claims'> = { claims: {} };
  const issue = (audience: string | readonly string[], claims: IdClaims = {}) => {
    const token = makeIdToken(audience, claims);
    issued.set(token, payloadOf(token));
    return token;
  };
  const server = await startVendor(
    ({ url, authorization }) => {
      if (authorization !== `Bearer ${requestToken}`) return { status: 401, body: { message: 'no' } };
      return { status: 200, body: { value: issue(url.searchParams.get('audience') ?? '', own.claims) } };
    },
    { observe },
  );
  return Object.defineProperties(server as FakeCi, {
    env: {
      value: {
        GITHUB_ACTIONS: 'true',
        ACTIONS_ID_TOKEN_REQUEST_URL: `${server.origin}/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
      },
    },
    claims: { get: () => own.claims, set: (value: IdClaims) => (own.claims = value) },
    issue: { value: issue },
    claimsOf: { value: (token: string) => issued.get(token) },
  });
}

const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as IdClaims;

/** Whether a token is for somebody: `aud` may be one or several. */
export const isFor = ({ aud }: IdClaims, audience: string) => [aud].flat().includes(audience);
