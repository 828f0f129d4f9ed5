import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** The oracle's `observe`; handed in, because the demo runs these servers without a test runner. */
export type Observe = (channel: string, text: string) => void;

/** A request as it arrived. The credential is kept apart: this origin may see it, a log may not. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: URL;
  /** All headers but Authorization and Proxy-Authorization. */
  readonly headers: Readonly<http.IncomingHttpHeaders>;
  readonly authorization?: string;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** An object is sent as JSON. */
  readonly body?: string | Uint8Array | object;
}

/** `drop` cuts the connection, `hang` never answers. */
export type Behaviour = Reply | 'drop' | 'hang';

/** Takes the place of the usual answer, or lets it happen (undefined). */
export type Fault = (request: SeenRequest) => Behaviour | undefined | Promise<Behaviour | undefined>;

export interface ServerOptions {
  readonly tls?: Pick<https.ServerOptions, 'key' | 'cert' | 'ciphers' | 'minVersion' | 'maxVersion'>;
  readonly observe?: Observe;
  /** Off where a body is meant to carry a secret (a token server's form). Default: on. */
  readonly observeBody?: boolean;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** What the server's clock says, epoch milliseconds: it stands in the Date of every answer. Default: the machine's. */
  readonly now?: () => number;
}

export interface FakeServer {
  /** `host:port`. */
  readonly host: string;
  readonly port: number;
  /** `http://host:port` or `https://host:port`. */
  readonly origin: string;
  readonly requests: readonly SeenRequest[];
  /** Every connection that was ever made, also by a peer that then sent nothing. */
  readonly connections: readonly Connection[];
  /** Ends all connections too. */
  close(): Promise<void>;
}

export interface Connection {
  readonly bytesReceived: number;
}

/** An HTTP server on loopback and a port of its own, which records what reaches it. */
export async function startServer(
  handle: (request: SeenRequest) => Behaviour | Promise<Behaviour>,
  { tls, observe, observeBody = true, host = '127.0.0.1', now }: ServerOptions = {},
): Promise<FakeServer> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const listener: http.RequestListener = (incoming, response) => {
    const answer = async () => {
      const request = await readRequest(incoming);
      requests.push(request);
      if (observe) report(request, observe, observeBody);
      if (now) response.setHeader('date', new Date(now()).toUTCString());
      send(await handle(request), response);
    };
    answer().catch(() => response.destroy());
  };
  const server = tls ? https.createServer({ ...tls }, listener) : http.createServer(listener);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  // A TLS handshake that the client breaks off is what some tests are about.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const name = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    host: name,
    port,
    origin: `${tls ? 'https' : 'http'}://${name}`,
    requests,
    get connections() {
      return [...sockets].map((socket) => ({ bytesReceived: socket.bytesRead }));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function readRequest(incoming: http.IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const { authorization, ...headers } = incoming.headers;
  delete headers['proxy-authorization'];
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://fake'),
    headers,
    ...(authorization !== undefined && { authorization }),
    body: Buffer.concat(chunks),
  };
}

function report(request: SeenRequest, observe: Observe, observeBody: boolean): void {
  observe('request line', `${request.method} ${request.url.pathname}${request.url.search}`);
  observe('request headers', JSON.stringify(request.headers));
  if (observeBody) observe('request body', request.body.toString('latin1'));
}

function send(behaviour: Behaviour, response: http.ServerResponse): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'drop') {
    response.destroy();
    return;
  }
  const { status, headers = {}, body } = behaviour;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string | string[]);
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  if (body !== undefined && !raw) response.setHeader('content-type', 'application/json');
  response.writeHead(status);
  response.end(raw || body === undefined ? body : JSON.stringify(body));
}
