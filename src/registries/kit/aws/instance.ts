import type { Context } from '../../../context/context.js';
import { fail, RegcredError } from '../../../errors/error.js';
import { isLoopbackHost } from '../../../http/address.js';
import type { HttpRequest, HttpResponse } from '../../../context/http.js';
import { issuedSecret } from '../logins/token-exchange.js';
import type { CredentialsSource } from './credentials.js';
import { sessionOf } from './container.js';
import { isTrue } from './endpoint.js';

const ADDRESSES = ['http://169.254.169.254', 'http://[fd00:ec2::254]'] as const;
/** Milliseconds. Elsewhere this address does not answer, and no login should wait for that. */
const PATIENCE = 1_000;
const ROLES = '/latest/meta-data/iam/security-credentials/';

/**
 * The role of an EC2 machine, from its metadata service in the version that asks for a token first (IMDSv2):
 * the older one answers anything that makes the machine send a plain GET.
 */
export const instance: CredentialsSource = async (_, ctx) => {
  if (isTrue(ctx.env['AWS_EC2_METADATA_DISABLED'])) return 'metadata service: switched off';
  const origin = serviceOf(ctx.env);
  const ask = (request: Pick<HttpRequest, 'method' | 'headers'>, path: string) =>
    quietly(request, new URL(path, origin), ctx);

  const session = await ask(
    { method: 'PUT', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '300' } },
    '/latest/api/token',
  );
  if (session?.status !== 200) return 'metadata service: no answer';
  const headers = { 'x-aws-ec2-metadata-token': issuedSecret(session.text().trim(), origin.host, ctx) };
  const roles = await ask({ method: 'GET', headers }, ROLES);
  const [role = ''] = roles?.status === 200 ? roles.text().trim().split('\n') : [];
  // IAM, "Names": the characters of a role's name.
  if (!/^[\w+=,.@-]{1,64}$/.test(role)) return 'metadata service: the machine has no role';
  const response = await ask({ method: 'GET', headers }, ROLES + role);
  if (response?.status !== 200) return 'metadata service: no credentials for the role';
  return sessionOf(response, origin.host, ctx);
};

function serviceOf({
  AWS_EC2_METADATA_SERVICE_ENDPOINT: named,
  AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: mode,
}: Context['env']): URL {
  if (!named) return new URL(ADDRESSES[mode?.toLowerCase() === 'ipv6' ? 1 : 0]);
  const url = URL.canParse(named) ? new URL(named) : undefined;
  const isKnown = url && ADDRESSES.some((address) => url.origin === address);
  if (url && (isKnown || (url.protocol === 'http:' && isLoopbackHost(url.hostname)))) return url;
  const problem =
    'the address in AWS_EC2_METADATA_SERVICE_ENDPOINT is neither the metadata service nor loopback';
  fail('E_AWS_ENDPOINT', { problem, cure: 'Unset it; the service has a fixed address.' });
}

/** No answer is an answer too; it is asked once. */
async function quietly(
  request: Pick<HttpRequest, 'method' | 'headers'>,
  url: URL,
  ctx: Context,
): Promise<HttpResponse | undefined> {
  try {
    return await ctx.http.send({
      ...request,
      ...{ url, plainHttp: true, direct: true, repeatable: false, timeout: PATIENCE },
    });
  } catch (error) {
    if (error instanceof RegcredError && !ctx.signal.aborted) return undefined;
    throw error;
  }
}
