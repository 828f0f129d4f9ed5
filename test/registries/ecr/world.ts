import { expect } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { detect } from '../../../src/registries/detect.js';
import { parseAddress } from '../../../src/registries/address.js';
import type { LoginRequest } from '../../../src/registries/contract.js';
import { afterTest } from '../../after.js';
import { startAws } from '../../fakes/aws/aws.js';
import type { AwsOptions } from '../../fakes/aws/state.js';
import { makeIdToken } from '../../fakes/id-token.js';
import { startInternet } from '../../fakes/internet.js';
import type { Fault } from '../../fakes/server.js';
import { canary, observeError } from '../../redaction/oracle.js';

const ecrPublic = detect({ host: '' }, 'ecr-public');

const ecr = detect({ host: '' }, 'ecr');

export const REGION = 'eu-central-1';
export const HOST = `123456789012.dkr.ecr.${REGION}.amazonaws.com`;
export const ROLE = 'arn:aws:iam::123456789012:role/ci';
export const ISSUER = 'token.actions.githubusercontent.com';
export const SUBJECT = 'repo:acme/web:ref:refs/heads/main';
const ACTIONS = [
  'ecr:GetAuthorizationToken',
  'ecr-public:GetAuthorizationToken',
  'sts:GetServiceBearerToken',
];

interface World extends Partial<AwsOptions> {
  readonly fault?: Fault;
  readonly hosts?: readonly string[];
}

/** An AWS with one role that the jobs of acme/web may assume, behind its real host names. */
export async function world({ hosts = [], ...options }: World = {}) {
  const aws = await startAws({
    draw: () => canary(),
    providers: { [ISSUER]: ['sts.amazonaws.com'] },
    roles: { [ROLE]: { subjects: [SUBJECT], actions: ACTIONS } },
    ...options,
  });
  const names = [
    ...[`sts.${REGION}.amazonaws.com`, `api.ecr.${REGION}.amazonaws.com`],
    ...['sts.us-east-1.amazonaws.com', 'api.ecr-public.us-east-1.amazonaws.com', ...hosts],
  ];
  const internet = await startInternet(Object.fromEntries(names.map((name) => [name, aws.server.host])));
  afterTest(() => aws.server.close());
  afterTest(() => internet.close());
  const context = (env: Context['env'] = {}, more: Partial<Context> = {}) =>
    internet.context({ ...more, env });
  const login = async (
    request: Partial<Omit<LoginRequest, 'address'>> & { readonly registry?: string },
    ctx: Context,
  ) => {
    const { registry = HOST, ...rest } = request;
    const entry = /public/.test(registry) ? ecrPublic : ecr;
    return (await entry.load()).login({ address: parseAddress(registry), ...rest }, ctx);
  };
  return { aws, internet, context, login };
}

/** The environment of a job that carries such an ID token. */
export function jobWith(audience = 'sts.amazonaws.com', claims: Record<string, unknown> = {}) {
  return { REGCRED_ID_TOKEN: makeIdToken(audience, { sub: SUBJECT, ...claims }) };
}

/** The error a login ends with; everything it can show is searched for secrets. */
export async function refusal(
  login: Promise<unknown>,
): Promise<{ code: string; text: string; hint: string }> {
  const error: unknown = await login.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  observeError(error);
  expect(error).toBeInstanceOf(Error);
  const { code, hint, message } = error as { code: string; hint: string; message: string };
  // Nothing was cut.
  expect(hint.endsWith('…')).toBe(false);
  return { code, text: message, hint };
}
