import type { Claims } from '../../../secret/jwt.js';
import type { Explanation } from '../../contract.js';
import type { AwsError } from './aws-error.js';

type Rule = readonly [code: RegExp, words: RegExp, explain: (facts: Facts) => Explanation];

interface Facts {
  readonly role: string;
  /** Without its scheme, as IAM names a provider. */
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** Why STS did not let an ID token assume a role, and what to change in IAM. */
export function explainSts(role: string, said: Claims | undefined): (error: AwsError) => Explanation {
  const facts = {
    role,
    issuer: said?.issuer?.replace(/^https:\/\//, '') ?? 'the issuer',
    subject: said?.subject ?? 'the subject of the token',
    audience: said?.audiences[0] ?? 'sts.amazonaws.com',
  };
  return ({ code, words }) => {
    const rule = rules.find(([codes, texts]) => codes.test(code) && texts.test(words));
    return rule?.[2](facts) ?? unknown;
  };
}

const rules: readonly Rule[] = [
  [
    /^AccessDenied(?:Exception)?$/,
    /(?:)/,
    ({ role, subject, ...facts }) => ({
      cause: `The trust policy of ${nameOf(role)} does not admit "${subject}", or there is no such role.`,
      cure: `Its trust policy needs: ${condition(facts, subject) ?? condition(facts, 'that subject') ?? '"Condition" with aud and sub'}`,
    }),
  ],
  [
    /^InvalidIdentityToken(?:Exception)?$/,
    /audience/i,
    ({ issuer, audience }) => ({
      cause: `The identity provider ${issuer} in IAM does not list the audience ${audience}.`,
      cure: `Add ${audience} to the provider’s audiences (client ids), or write audience= with one that it lists.`,
    }),
  ],
  [
    /^InvalidIdentityToken(?:Exception)?$/,
    /No OpenIDConnect provider|provider doesn.t exist/i,
    ({ role, issuer, audience }) => ({
      cause: `The account ${accountOf(role)} has no identity provider for ${issuer}.`,
      cure: `Create it: aws iam create-open-id-connect-provider --url https://${issuer} --client-id-list ${audience}`,
    }),
  ],
  [
    /^InvalidIdentityToken(?:Exception)?$/,
    /(?:)/,
    ({ issuer }) => ({
      cause: 'AWS cannot check the ID token.',
      cure: `AWS must be able to read https://${issuer}/.well-known/openid-configuration and the keys named there.`,
    }),
  ],
  [
    /^ExpiredToken(?:Exception)?$/,
    /(?:)/,
    () => ({
      cause: 'The ID token has expired.',
      cure: 'It lives some minutes: log in earlier in the job, and check the clock of this machine.',
    }),
  ],
  [
    /^IDPRejectedClaim(?:Exception)?$/,
    /(?:)/,
    ({ issuer }) => ({
      cause: 'AWS takes a claim of the ID token for wrong, or the token was withdrawn.',
      cure: `Run the job again for a new token; then compare issuer and audience with the provider ${issuer} in IAM.`,
    }),
  ],
  [
    /^IDPCommunicationError(?:Exception)?$/,
    /(?:)/,
    ({ issuer }) => ({
      cause: `AWS did not reach ${issuer} to check the ID token.`,
      cure: 'Try again later; the issuer must be reachable from the internet.',
    }),
  ],
  [
    /^ValidationError(?:Exception)?$/,
    /DurationSeconds/,
    () => ({
      cause: 'The role does not allow so long a session.',
      cure: 'Take duration= out, or raise the maximum session duration of the role. The login lives 12 h anyway.',
    }),
  ],
  [
    /^RegionDisabledException$/,
    /(?:)/,
    () => ({
      cause: 'STS is switched off in this region for the account.',
      cure: 'Switch it on in IAM, Account settings, Security Token Service.',
    }),
  ],
];

const unknown: Explanation = {
  cause: 'STS did not give credentials for the role.',
  cure: 'Check the ARN of the role, its trust policy and the identity provider in IAM.',
};

/** What a detail of an error has room for. */
const ROOM = 175;

function condition(
  { issuer, audience }: Omit<Facts, 'role' | 'subject'>,
  subject: string,
): string | undefined {
  const text = `"Condition": {"StringEquals": {"${issuer}:aud": "${audience}", "${issuer}:sub": "${subject}"}}`;
  return text.length <= ROOM ? text : undefined;
}

function nameOf(role: string): string {
  return role.slice(role.lastIndexOf(':') + 1);
}

function accountOf(role: string): string {
  return role.split(':')[4] ?? '';
}
