import type { Operation } from '../../contract/smithy.js';
import type { Reply, SeenRequest } from '../server.js';
import { isSignedWith, MUST_SIGN, signatureParts } from './signature.js';
import type { AwsState, FakeKey } from './state.js';

const FIVE_MINUTES = 5 * 60_000;
const LIFE = 12 * 3600;
const OWN = '210987654321';

const operations: Readonly<
  Record<string, { readonly service: string; readonly actions: readonly string[] }>
> = {
  'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken': {
    service: 'ecr',
    actions: ['ecr:GetAuthorizationToken'],
  },
  'SpencerFrontendService.GetAuthorizationToken': {
    service: 'ecr-public',
    actions: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
  },
};

/** GetAuthorizationToken of both services; the signature is checked as AWS does. */
export function answerEcr(request: SeenRequest, state: AwsState, contract?: Operation): Reply {
  const operation = operations[String(request.headers['x-amz-target'])];
  if (!operation || request.headers['content-type'] !== 'application/x-amz-json-1.1') {
    return error('UnknownOperationException', '');
  }
  const signer = whoSigned(request, operation.service, state);
  if ('status' in signer) return signer;
  const lacking = operation.actions.find((action) => !signer.actions.includes(action));
  if (lacking) {
    const words = `User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: ${lacking} on resource: * because no identity-based policy allows the ${lacking} action`;
    return error('AccessDeniedException', words);
  }
  const input = JSON.parse(request.body.toString() || '{}') as { registryIds?: readonly string[] };
  state.faults.push(...(contract?.input(input) ?? []));
  const password = state.password();
  state.passwords.push(password);
  const data = {
    authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
    expiresAt: state.now() / 1000 + LIFE,
  };
  const isPublic = operation.service === 'ecr-public';
  // One for each account that was asked for, as docker/login-action does; else for the account of the key.
  const list = (input.registryIds ?? [OWN]).map((account) => ({
    ...data,
    proxyEndpoint:
      state.proxyEndpoint ?? `https://${account}.dkr.ecr.${regionOf(request) ?? 'us-east-1'}.amazonaws.com`,
  }));
  const output = { authorizationData: isPublic ? data : list };
  state.faults.push(...(contract?.output(output) ?? []));
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(output),
  };
}

function regionOf({ headers }: SeenRequest): string | undefined {
  return /\.([a-z]+(?:-[a-z]+)+-\d)\./.exec(headers.host ?? '')?.[1];
}

function whoSigned(request: SeenRequest, service: string, state: AwsState): FakeKey | Reply {
  const parts = signatureParts(request.authorization);
  if (!parts) return error('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const key = state.keys.get(parts.keyId);
  const token = request.headers['x-amz-security-token'];
  if (!key || key.token !== token) {
    return error('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  if (key.ends !== undefined && key.ends <= state.now()) {
    return error('ExpiredTokenException', 'The security token included in the request is expired');
  }
  const time = String(request.headers['x-amz-date']);
  const at = Date.parse(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(at - state.now()) <= FIVE_MINUTES)) {
    return error('InvalidSignatureException', `Signature expired: ${time} is now earlier than …`);
  }
  const region = regionOf(request);
  const covers = [...MUST_SIGN, ...(token ? ['x-amz-security-token'] : [])].every((name) =>
    parts.signedHeaders.includes(name),
  );
  const scoped = parts.service === service && (region === undefined || parts.region === region);
  if (!covers || !scoped || !isSignedWith(key.secret, parts, request)) {
    const words = 'The request signature we calculated does not match the signature you provided.';
    return error('InvalidSignatureException', words);
  }
  return key;
}

/** An error of AWS JSON 1.1. */
export function error(type: string, message: string, status = 400): Reply {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ __type: type, message }),
  };
}
