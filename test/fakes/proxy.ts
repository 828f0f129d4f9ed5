import * as http from 'node:http';
import * as net from 'node:net';

export interface FakeProxy {
  readonly host: string;
  /** `CONNECT host:port` or `GET http://…` of every request, in order. */
  readonly lines: readonly string[];
  /** Proxy-Authorization of every request, in order. */
  readonly authorizations: readonly (string | undefined)[];
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** `host:port` where everything ends up, whatever name was asked for. */
  readonly target: string;
  /** Answers every request with this status instead of forwarding it. */
  readonly refuse?: number;
  /** Never answers a CONNECT. */
  readonly silent?: boolean;
}

/** A forward proxy on loopback: CONNECT for https, absolute URLs for plain http. */
export async function startProxy({ target, refuse, silent }: ProxyOptions): Promise<FakeProxy> {
  const lines: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<net.Socket>();
  const [host = '', port = ''] = target.split(':');
  const note = (request: http.IncomingMessage) => {
    lines.push(`${request.method} ${request.url}`);
    authorizations.push(request.headers['proxy-authorization']);
  };
  const server = http.createServer((request, response) => {
    note(request);
    if (refuse !== undefined) return void response.writeHead(refuse).end();
    const { pathname, search } = new URL(request.url ?? '');
    const headers = { ...request.headers };
    delete headers['proxy-authorization'];
    const onward = http.request({ host, port, method: request.method, path: pathname + search, headers });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  server.on('connect', (request, socket: net.Socket) => {
    note(request);
    socket.on('error', () => {});
    if (silent) return;
    if (refuse !== undefined) return void socket.end(`HTTP/1.1 ${refuse} No\r\nContent-Length: 0\r\n\r\n`);
    const onward = net.connect({ host, port: Number(port) }, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    sockets.add(onward);
    onward.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    lines,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
