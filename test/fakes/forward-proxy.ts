import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { createAuthority } from './certificates.js';

/** Where each name of the internet leads: the `host:port` of a plain http server on loopback. */
export type Hosts = Readonly<Record<string, string>>;

export interface ForwardProxy {
  /** Sends every program that obeys it (regcred, docker, podman, curl) through the proxy, and has it trusted. */
  readonly env: Readonly<Record<string, string>>;
  /** PEM text of the authority that vouches for every host, for the input ca. */
  readonly ca: string;
  /** Every `host:port` that somebody wanted to reach, in order; also those that do not exist here. */
  readonly wanted: readonly string[];
  close(): Promise<void>;
}

/**
 * A forward proxy that ends TLS itself with a certificate for each host; its authority lies in `folder`. What is not in
 * `hosts` cannot be reached. Needs openssl, and no test runner: the bench uses it too.
 */
export async function startForwardProxy(hosts: Hosts, folder: string): Promise<ForwardProxy> {
  const { authority, contextFor } = (vouching ??= vouch());
  const wanted: string[] = [];
  const sockets = new Set<Socket>();
  const inner = http.createServer((request, response) => forward(request, response, hosts));
  const proxy = http.createServer((request, response) => {
    wanted.push(new URL(request.url ?? '').host);
    response.writeHead(502).end();
  });
  proxy.on('connection', (socket: Socket) => sockets.add(socket));
  proxy.on('connect', (request: http.IncomingMessage, socket: Socket) => {
    socket.on('error', () => {});
    const target = request.url ?? '';
    wanted.push(target);
    const name = target.replace(/:443$/, '');
    if (!Object.hasOwn(hosts, name))
      return void socket.end('HTTP/1.1 502 No such host\r\nContent-Length: 0\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const secure = new tls.TLSSocket(socket, { isServer: true, secureContext: contextFor(name) });
    secure.on('error', () => {});
    inner.emit('connection', secure);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const caFile = join(folder, 'ca.crt');
  writeFileSync(caFile, authority.cert);
  const env = { HTTPS_PROXY: address, NODE_EXTRA_CA_CERTS: caFile, SSL_CERT_FILE: caFile };
  return {
    env,
    ca: authority.cert,
    wanted,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Certificates take openssl some time, and hold nothing of a test: they are made once for each process. */
let vouching: ReturnType<typeof vouch> | undefined;

function vouch() {
  const folder = mkdtempSync(join(tmpdir(), 'regcred-internet-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const authority = createAuthority(folder);
  const known = new Map<string, tls.SecureContext>();
  const contextFor = (name: string) => {
    const context = known.get(name) ?? tls.createSecureContext(authority.issue(`DNS:${name}`));
    known.set(name, context);
    return context;
  };
  return { authority, contextFor };
}

/** To the server behind the host that was asked for; its own Host header stays, so that one server can be many. */
function forward(request: http.IncomingMessage, response: http.ServerResponse, hosts: Hosts): void {
  const target = hosts[(request.headers.host ?? '').replace(/:443$/, '')] ?? '';
  const [host = '', port = ''] = target.split(':');
  const { method, url: path } = request;
  // Who answers behind a proxy that ends TLS writes addresses of its own by this (docker-registry: Location).
  const headers = { ...request.headers, 'x-forwarded-proto': 'https' };
  const onward = http.request({ host, port, method, path, headers });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
