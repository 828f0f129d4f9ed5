import { isAbsolute } from 'node:path';
import { z } from 'zod';

export { readPlain, readSecret } from './read-secret.js';

/**
 * `env:NAME` or `file:/absolute/path`: a secret never stands in regcred.yml itself
 * (docs/architecture.md, section 6).
 */
export const secretReference = z
  .string()
  .refine(
    (text) =>
      /^env:[A-Za-z_][A-Za-z0-9_]*$/.test(text) || (text.startsWith('file:') && isAbsolute(text.slice(5))),
    'must be env:NAME or file:/absolute/path, never the value itself',
  )
  .meta({ pattern: '^(env:[A-Za-z_][A-Za-z0-9_]*|file:/.*)$' });
