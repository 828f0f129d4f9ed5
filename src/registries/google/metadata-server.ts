import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { isLoopbackHost } from '../../http/address.js';
import { chooseProxy } from '../../http/proxy-choice.js';
import { endAfter, ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import type { GoogleToken } from './access-token.js';

const HOST = 'metadata.google.internal';
const PATH = '/computeMetadata/v1/instance/service-accounts/default/token';
// It stands beside the machine; where there is none, the name leads nowhere.
const TIMEOUT = 5_000;

/**
 * The access token of the service account that a machine of Google's (or a GKE pod by Workload Identity) runs as
 * (cloud.google.com/compute/docs/metadata). Plain http by its nature, so never through a proxy.
 *
 * Throws E_METADATA_SERVER, and what {@link exchangeToken} throws.
 */
export async function machineToken(ctx: Context): Promise<GoogleToken> {
  const url = new URL(PATH, `http://${hostOf(ctx.env)}`);
  if (chooseProxy(url, ctx.env) !== undefined) {
    const cure = `Add ${HOST} to NO_PROXY.`;
    fail('E_METADATA_SERVER', { problem: 'HTTP_PROXY would be asked in its place', cure });
  }
  const request = { method: 'GET', url, plainHttp: true, timeout: TIMEOUT } as const;
  const headers = { 'metadata-flavor': 'Google' };
  const response = await exchangeToken({ ...request, headers, explain }, ctx);
  if (response.header('metadata-flavor') !== 'Google') {
    fail('E_RESPONSE_INVALID', { host: url.host, problem: 'no metadata server has written it' });
  }
  const answer = response.json();
  const secret = issuedSecret(member(answer, 'access_token'), url.host, ctx);
  return { secret, ...ending(endAfter(member(answer, 'expires_in'), ctx)) };
}

/** Google's libraries take any host from this variable; here it may only be an emulator on this machine. */
function hostOf({ GCE_METADATA_HOST: other }: Context['env']): string {
  if (!other) return HOST;
  const url = URL.canParse(`http://${other}`) ? new URL(`http://${other}`) : undefined;
  if (url?.host === other && isLoopbackHost(url.hostname)) return other;
  const cure = 'Remove the variable GCE_METADATA_HOST.';
  fail('E_METADATA_SERVER', { problem: 'GCE_METADATA_HOST names another machine', cure });
}

const explain = () => ({
  cause: 'This machine runs as no service account.',
  cure: 'Attach a service account to the machine, or in GKE bind one to the pod’s Kubernetes service account.',
});
