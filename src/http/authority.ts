import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { createHttp } from './create-http.js';

/** The input ca as PEM text: as given, or read from the file it names. Throws E_CA_FILE. */
export async function readAuthority(ca: string, ctx: Context): Promise<string> {
  if (ca.includes('-----BEGIN CERTIFICATE-----')) return ca;
  return ctx.fs.readFile(ca, 'utf8').catch(() => {
    fail('E_CA_FILE', { file: ca });
  });
}

/** The context whose own requests trust this authority in addition to the system's. Throws E_CA_INVALID. */
export function trusting(ca: string, ctx: Context): Context {
  return { ...ctx, http: createHttp({ ...ctx, ca }) };
}
