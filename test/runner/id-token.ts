import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The job's ID-token endpoint, on loopback. */
export interface IdTokenEndpoint {
  /** ACTIONS_ID_TOKEN_REQUEST_URL: has a query already, because the toolkit appends `&audience=`. */
  readonly url: string;
  /** ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly token: string;
  /** Every token given out: secrets, to be searched for. */
  readonly issued: readonly { readonly audience: string; readonly value: string }[];
  close(): Promise<void>;
}

export type IssueIdToken = (audience: string) => string;

/** Serves ID tokens to whoever holds the request token, as GitHub does for a job with `id-token: write`. */
export async function serveIdTokens(issue: IssueIdToken): Promise<IdTokenEndpoint> {
  const token = randomBytes(24).toString('base64url');
  const issued: { audience: string; value: string }[] = [];
  const answer = (request: IncomingMessage): { status: number; body: object } => {
    if (request.headers.authorization !== `Bearer ${token}`)
      return { status: 401, body: { message: 'Unauthorized' } };
    const audience = new URL(request.url ?? '/', 'http://localhost').searchParams.get('audience');
    const value = issue(audience ?? 'https://github.com/regcred');
    issued.push({ audience: audience ?? '', value });
    return { status: 200, body: { count: value.length, value } };
  };
  const server = createServer((request, response) => {
    const { status, body } = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/idtoken?api-version=2.0`,
    token,
    issued,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Issues RS256 tokens with the claims of GitHub's, signed with a key that is thrown away. */
export function githubIdTokens(claims: Readonly<Record<string, unknown>>): IssueIdToken {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return (audience) => {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: 'https://token.actions.githubusercontent.com',
      aud: audience,
      jti: randomBytes(16).toString('hex'),
      iat: now,
      nbf: now,
      exp: now + 300,
      ...claims,
    };
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'regcred-test' })}.${part(payload)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
}
