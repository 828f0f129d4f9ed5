import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../jenkins/resources/regcred/regcred.cjs', import.meta.url));
const sum = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
let own: { readonly size: number; readonly sum: string } | undefined;

/**
 * Whether a file is our own program, to the byte: jobs bring it along, and no secret of a test can be in what
 * was built before it. Searching it would take a minute each time.
 */
export function isOwnProgram(content: Uint8Array | string): boolean {
  if (typeof content === 'string' || content.length < 1_000_000) return false;
  if (own === undefined) {
    const program = readFileSync(file);
    own = { size: program.length, sum: sum(program) };
  }
  return content.length === own.size && sum(content) === own.sum;
}
