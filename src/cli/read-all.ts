import { fail } from '../errors/error.js';

/** Reads standard input as text, up to a cap in bytes. */
export async function readAll(stdin: AsyncIterable<Buffer>, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    length += chunk.length;
    if (length > most) fail('E_STDIN_TOO_LARGE', { most });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
