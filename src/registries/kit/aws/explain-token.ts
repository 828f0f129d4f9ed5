import type { Explanation } from '../../contract.js';
import type { AwsError } from './aws-error.js';

/** Why AWS gave no password for a registry to these credentials, and what to change. */
export function explainToken(service: string, region: string): (error: AwsError) => Explanation {
  return ({ code, words }) => {
    if (/^AccessDenied/.test(code)) return notAllowed(service, words);
    if (/^ExpiredToken/.test(code)) return expired;
    if (/^(?:UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId)/.test(code))
      return unknownKey(region);
    if (/^(?:InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|RequestExpired)/.test(code)) {
      return /expired|not yet current/i.test(words) || code.startsWith('RequestExpired') ? clock : wrongKey;
    }
    if (/^UnsupportedCommand/.test(code)) return unsupported;
    return unknown;
  };
}

function notAllowed(service: string, words: string): Explanation {
  const action = words.includes('sts:GetServiceBearerToken')
    ? 'sts:GetServiceBearerToken'
    : `${service}:GetAuthorizationToken`;
  const denied = words.includes('explicit deny') ? ' A policy denies it by name.' : '';
  return {
    cause: `These credentials may not call ${action}.${denied}`,
    cure: `Allow ${action} on "Resource": "*" in a policy of the role or user: it cannot be limited to one repository.`,
  };
}

const expired: Explanation = {
  cause: 'The session of these AWS credentials has expired.',
  cure: 'Get new ones in the same job, right before the login; and check the clock of this machine.',
};

function unknownKey(region: string): Explanation {
  return {
    cause: 'AWS does not know this access key or this session.',
    cure: `Check that the key is active, that AWS_SESSION_TOKEN belongs to it, and that ${region} is switched on for the account and of its partition.`,
  };
}

const wrongKey: Explanation = {
  cause: 'The secret access key does not belong to the access key id.',
  cure: 'Store both again, from the same place; a blank or a cut end is enough for this.',
};

const clock: Explanation = {
  cause: 'AWS takes the time of the signature for wrong.',
  cure: 'Set the clock of this machine: a signature holds for five minutes.',
};

const unsupported: Explanation = {
  cause: 'The account may not use public registries here.',
  cure: 'Public registries are not available in every partition; use a private registry.',
};

const unknown: Explanation = {
  cause: 'AWS gave no password for the registry.',
  cure: 'Look at what it said; the credentials and the region of the registry are what it depends on.',
};
