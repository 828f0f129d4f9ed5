import type { Context } from '../context/context.js';
import { fail } from '../errors/error.js';
import { createHttp } from './create-http.js';

/** Returns the input ca as PEM text, read from a file if it names one. Throws E_CA_FILE. */
export async function readAuthority(ca: string, ctx: Context): Promise<string> {
  if (ca.includes('-----BEGIN CERTIFICATE-----')) return ca;
  return ctx.fs.readFile(ca, 'utf8').catch(() => {
    fail('E_CA_FILE', { file: ca });
  });
}

/** Returns a context whose requests also trust this authority. Throws E_CA_INVALID. */
export function trusting(ca: string, ctx: Context): Context {
  return { ...ctx, http: createHttp({ ...ctx, ca }) };
}
