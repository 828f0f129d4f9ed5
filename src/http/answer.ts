import type { IncomingMessage } from 'node:http';
import { fail, regcredError } from '../errors/error.js';
import { networkOf } from './address.js';
import type { HttpRequest, HttpResponse } from '../context/http.js';

/**
 * Reads an answer within its limits. A body that is too large or compressed spoils a success; of any other
 * answer the status is what counts, so there the body is dropped.
 */
export async function readAnswer(
  incoming: IncomingMessage,
  { url, method }: HttpRequest,
  maxBytes: number,
): Promise<HttpResponse> {
  const body = method === 'HEAD' ? Buffer.alloc(0) : await readBody(incoming, url.host, maxBytes);
  const peer = incoming.socket.remoteAddress;
  const headers = incoming.headersDistinct;
  return {
    status: incoming.statusCode ?? 0,
    ...(peer !== undefined && { network: networkOf(peer) }),
    header: (name) => headers[name]?.join(', '),
    text: () => body.toString(),
    json: () => parseJson(body, url.host),
  };
}

async function readBody(incoming: IncomingMessage, host: string, maxBytes: number): Promise<Buffer> {
  const { statusCode = 0, headers } = incoming;
  const spoil = (error: Error) => {
    if (statusCode >= 200 && statusCode < 300) throw error;
    return Buffer.alloc(0);
  };
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== '') {
    return spoil(
      regcredError('E_RESPONSE_INVALID', { host, problem: 'it is compressed although that was excluded' }),
    );
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return spoil(regcredError('E_RESPONSE_TOO_LARGE', { host, limit: maxBytes }));
      chunks.push(chunk);
    }
  } catch (error) {
    if (!isCut(error)) throw error;
    return spoil(regcredError('E_RESPONSE_INVALID', { host, problem: 'it is shorter than it says' }));
  }
  return Buffer.concat(chunks);
}

/** Node's error for a connection that ended within a body of known length or within a chunk. */
function isCut(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
}

/** JSON.parse quotes what it cannot read, and that may be the token itself (docs/faults.md E1). */
function parseJson(body: Buffer, host: string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    fail('E_RESPONSE_INVALID', { host, problem: 'it is not JSON' });
  }
}
