import { setMaxListeners } from 'node:events';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { regcredError, type RegcredError } from '../errors/error.js';
import { stopped } from './stopped.js';

const CONNECT = 10_000;

interface Limits {
  readonly budget: { readonly left: number; readonly whole: number };
  readonly signal: AbortSignal;
}

/**
 * Ends an exchange that takes too long to connect (10 s, TLS included) or to answer, or whose context was
 * stopped. These are real timers, unlike the pauses between attempts: a socket does not follow a test's clock.
 */
export function enforceDeadline(
  outgoing: ClientRequest,
  url: URL,
  { budget, signal }: Limits,
  end: (error: RegcredError) => void,
): { clear(): void } {
  const late = (what: string, milliseconds: number) => () => {
    const seconds = Math.round(milliseconds / 100) / 10;
    end(regcredError('E_TIMEOUT', { what: `${what} ${url.host}`, seconds, where: url.host }));
  };
  const whole = setTimeout(late('The request to', budget.whole), budget.left);
  const connect = setTimeout(late('Connecting to', CONNECT), CONNECT);
  const stop = () => end(stopped(signal));
  // One listener for each exchange at work is no leak: Node warns from the eleventh on.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', stop);
  outgoing.on('socket', (socket) => whenConnected(socket, () => clearTimeout(connect)));
  return {
    clear() {
      clearTimeout(whole);
      clearTimeout(connect);
      signal.removeEventListener('abort', stop);
    },
  };
}

function whenConnected(socket: Socket, then: () => void): void {
  if (socket instanceof TLSSocket) socket.once('secureConnect', then);
  else if (socket.connecting) socket.once('connect', then);
  else then();
}
