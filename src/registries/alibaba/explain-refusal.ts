import type { Explanation } from '../contract.js';

interface Rule {
  /** The `Code` of the answer. */
  readonly when: RegExp;
  readonly says: Explanation;
}

// alibabacloud.com, common error codes of the API; Container Registry: GetAuthorizationToken.
const RULES: readonly Rule[] = [
  {
    when: /InvalidTimeStamp|IllegalTimestamp/,
    says: {
      cause: 'The signature is from another time: the clock of this machine is wrong.',
      cure: 'Set the clock of this machine, and run it again.',
    },
  },
  {
    when: /SignatureNonceUsed/,
    says: {
      cause: 'An earlier attempt had arrived, and its answer was lost.',
      cure: 'Run it again.',
    },
  },
  {
    when: /Throttling/,
    says: { cause: 'Too many calls were made with this AccessKey.', cure: 'Run it again later.' },
  },
  {
    when: /SecurityToken/,
    says: {
      cause:
        'The temporary AccessKey has expired, or its security token is missing or belongs to another one.',
      cure: 'Hand ALIBABA_CLOUD_SECURITY_TOKEN on to the step, from the same call as ID and secret, and fetch all three again.',
    },
  },
  {
    when: /InvalidAccessKeyId|InvalidAccessKeySecret/,
    says: {
      cause: 'The AccessKey does not exist, or was disabled.',
      cure: 'Compare its ID under RAM → Users → AccessKey; it is the username of this login.',
    },
  },
  {
    when: /SignatureDoesNotMatch|IncompleteSignature/,
    says: {
      cause: 'The secret does not belong to this AccessKey ID.',
      cure: 'Store both again: the secret is shown only when the AccessKey is created.',
    },
  },
  {
    when: /NoPrivilege|NoPermission|Forbidden/i,
    says: {
      cause: 'The RAM user may not ask for a login of this instance.',
      cure: 'Grant it cr:GetAuthorizationToken, and cr:PullRepository or cr:PushRepository for the repositories.',
    },
  },
];

const OTHER: Explanation = {
  cause: 'The id is that of no instance in the region of the registry, or the call was not understood.',
  cure: 'Compare id and region with Container Registry → Instances; the id begins with cri-.',
};

export function explainAlibabaError(body: string): Explanation {
  const code = /"Code"\s*:\s*"([A-Za-z0-9._]{1,100})"/.exec(body)?.[1] ?? '';
  return RULES.find(({ when }) => when.test(code))?.says ?? OTHER;
}
