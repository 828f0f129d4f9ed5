import type { Context } from '../../context/context.js';
import { bearer } from '../../distribution/authorization.js';
import type { Explanation } from '../contract.js';
import { ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import { SCOPE, type GoogleToken } from './access-token.js';

const HOST = 'iamcredentials.googleapis.com';

/** The service account's access token for one that may act as it (IAM Service Account Credentials API). */
export async function impersonatedToken(
  account: string,
  seconds: number,
  { secret: own }: GoogleToken,
  ctx: Context,
): Promise<GoogleToken> {
  const response = await exchangeToken(
    {
      method: 'POST',
      url: new URL(
        `https://${HOST}/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`,
      ),
      headers: {
        authorization: bearer(own),
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ scope: [SCOPE], lifetime: `${seconds}s` }),
      explain: (refusal) => explain(refusal, account),
    },
    ctx,
  );
  const answer = response.json();
  const secret = issuedSecret(member(answer, 'accessToken'), HOST, ctx);
  const end = member(answer, 'expireTime');
  return { secret, ...ending(typeof end === 'string' ? Date.parse(end) : undefined) };
}

function explain({ status, body }: { status: number; body: string }, account: string): Explanation {
  if (status === 400 && /lifetime/i.test(body)) {
    return {
      cause: 'More than an hour is not allowed for this service account.',
      cure: 'Leave lifetime= out, or allow it by constraints/iam.allowServiceAccountCredentialLifetimeExtension.',
    };
  }
  if (status === 403 && /SERVICE_DISABLED|has not been used|API .*disabled/i.test(body)) {
    return {
      cause: 'The IAM Service Account Credentials API is switched off in the project.',
      cure: 'Switch it on: gcloud services enable iamcredentials.googleapis.com.',
    };
  }
  if (status === 403 || status === 404) {
    return {
      // With projects/- a missing account is answered like a forbidden one.
      cause: `There is no service account ${account}, or this job may not act as it.`,
      cure: 'Grant the job’s principal roles/iam.workloadIdentityUser on the account (for identity: google roles/iam.serviceAccountTokenCreator).',
    };
  }
  return {
    cause: 'Google did not issue an access token for the service account.',
    cure: `Check the name of the account and that it is switched on: ${account}.`,
  };
}
