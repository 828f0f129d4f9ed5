import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FederatedQuay {
  readonly host: string;
  /** How many ID tokens were exchanged. */
  readonly exchanges: number;
  close(): Promise<void>;
}

interface Robot {
  readonly robot: string;
  readonly subject: string;
  /** What the registry behind it knows as the robot's password. */
  readonly token: string;
}

/** A Quay whose robot is federated (test/fakes/quay/federation.ts), with a real registry behind it. */
export async function robotsOf(registry: string, { robot, subject, token }: Robot): Promise<FederatedQuay> {
  const counted = { exchanges: 0 };
  const exchange = (request: IncomingMessage, response: ServerResponse) => {
    const pair = Buffer.from(
      (request.headers.authorization ?? '').slice('Basic '.length),
      'base64',
    ).toString();
    const [, name, jwt = ''] = /^([^:]*):(.*)$/s.exec(pair) ?? [];
    const claims = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString() || '{}';
    const { sub, aud } = JSON.parse(claims) as Record<string, unknown>;
    if (name !== robot || sub !== subject || aud !== 'quay.io') return void response.writeHead(401).end('{}');
    counted.exchanges += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }));
  };
  const pass = (incoming: IncomingMessage, response: ServerResponse) => {
    const [host, port] = registry.split(':');
    const { method, url: path, headers } = incoming;
    const onward = send({ host, port, method, path, headers });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  };
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/oauth2/federation/robot/token')) return exchange(request, response);
    pass(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    get exchanges() {
      return counted.exchanges;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
