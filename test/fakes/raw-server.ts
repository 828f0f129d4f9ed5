import * as net from 'node:net';

export interface RawServer {
  readonly host: string;
  readonly port: number;
  /** What each connection has sent so far, in the order they were made. */
  readonly received: readonly string[];
  close(): Promise<void>;
}

/** A TCP server on loopback that says what no HTTP library would: `speak` runs at the first bytes of each connection. */
export async function startRawServer(speak: (socket: net.Socket) => void): Promise<RawServer> {
  const received: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    const index = received.push('') - 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => speak(socket));
    socket.on('data', (chunk) => (received[index] += chunk.toString('latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    port,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
