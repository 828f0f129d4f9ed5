import type { Context } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import { bareHost, isLoopbackHost } from '../../../http/address.js';
import type { HttpResponse } from '../../../context/http.js';
import type { Secret } from '../../../secret/secret.js';
import { exchangeToken, issuedSecret, member } from '../logins/token-exchange.js';
import type { AwsCredentials, CredentialsSource } from './credentials.js';
import { readTokenFile } from './token-file.js';
import { keyId } from './web-identity.js';

const ECS = '169.254.170.2';
/** By plain http: ECS, and the Pod Identity agent of EKS (AWS SDKs, "Container credential provider"). */
const AGENTS = [ECS, '169.254.170.23', 'fd00:ec2::23'];

/** The role of an ECS task, a CodeBuild job or an EKS pod, whose agent the environment names. */
export const container: CredentialsSource = async (_, ctx) => {
  const url = agentUrl(ctx.env);
  if (url === undefined) return 'AWS_CONTAINER_CREDENTIALS_…_URI: not set';
  const authorization = await token(ctx);
  const response = await exchangeToken(
    {
      method: 'GET',
      url,
      ...(authorization && { headers: { authorization } }),
      // Plain http to these few addresses is how AWS gives them; a proxy would read it.
      ...(url.protocol === 'http:' && { plainHttp: true, direct: true }),
      explain: () => ({
        cause: 'The agent that AWS_CONTAINER_CREDENTIALS_… names gave no credentials.',
        cure: 'Check that the task, pod or build has a role, and that AWS_CONTAINER_AUTHORIZATION_TOKEN(_FILE) is its own.',
      }),
    },
    ctx,
  );
  return sessionOf(response, url.host, ctx);
};

function agentUrl({
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: full,
}: Context['env']): URL | undefined {
  if (!relative && !full) return undefined;
  const name = relative ? 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' : 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
  const text = relative ? `http://${ECS}${relative}` : full;
  const url = text && URL.canParse(text) ? new URL(text) : undefined;
  if (url && isAgent(url) && (!relative || (relative.startsWith('/') && url.host === ECS))) return url;
  const cure = 'It may name an https address, a loopback address, or the address of the agent of ECS or EKS.';
  fail('E_AWS_ENDPOINT', { problem: `the address in ${name} is no place for credentials`, cure });
}

function isAgent({ protocol, hostname, port, username, password }: URL): boolean {
  if (username || password) return false;
  if (protocol === 'https:') return true;
  const agent = AGENTS.includes(bareHost(hostname)) && port === '';
  return protocol === 'http:' && (agent || isLoopbackHost(hostname));
}

async function token(ctx: Context): Promise<Secret | undefined> {
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: value } = ctx.env;
  if (file) return readTokenFile('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', ctx);
  return value ? ctx.masks.learn(value) : undefined;
}

/** The JSON that agents and the metadata service share. Throws E_TOKEN_INVALID. */
export function sessionOf(response: HttpResponse, host: string, ctx: Context): AwsCredentials {
  const body = response.json();
  const secretAccessKey = issuedSecret(member(body, 'SecretAccessKey'), host, ctx);
  const sessionToken = issuedSecret(member(body, 'Token'), host, ctx);
  return { accessKeyId: keyId(member(body, 'AccessKeyId'), host), secretAccessKey, sessionToken };
}
