import { z } from 'zod';
import { fail, regcredError } from '../../errors/error.js';
import { recordSchema } from './record.js';

const VERSION = 1;
/** What GitHub and GitLab take at least (docs/reference/rotation.md, sections 5 and 6 give more for some). */
export const MAX_BYTES = 48 * 1024;

const variableSchema = z.strictObject({
  version: z.literal(VERSION),
  /** Who may change it, and until when. */
  lease: z.strictObject({ owner: z.string(), until: z.iso.datetime() }).optional(),
  record: recordSchema.optional(),
});

export type VariableContent = Omit<z.output<typeof variableSchema>, 'version'>;

/** Undefined when there is no variable; everything else that is not what regcred writes is an error (F27). */
export function parseVariable(text: string | undefined, ledger: string): VariableContent | undefined {
  if (text === undefined) return undefined;
  const invalid = (problem: string) => regcredError('E_LEDGER_INVALID', { ledger, problem });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('it is not JSON');
  }
  const version = typeof value === 'object' && value && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > VERSION) fail('E_LEDGER_VERSION', { ledger, version });
  const parsed = variableSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid('it is not what regcred writes');
}

export function formatVariable({ lease, record }: VariableContent): string {
  return JSON.stringify({ version: VERSION, ...(lease && { lease }), ...(record && { record }) });
}
