import type { Readable } from 'node:stream';

const CAP = 64 * 1024;

/** Reads a stream to its end and keeps the first 64 KiB, so that a child neither blocks nor fills memory. */
export function cappedOutput(stream: Readable): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, CAP - size);
    if (part.length > 0) chunks.push(part);
    size += part.length;
  });
  // A broken pipe counts as its end.
  stream.on('error', () => {});
  return () => Buffer.concat(chunks).toString('utf8');
}
