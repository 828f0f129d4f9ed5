import { defined } from '../defined.js';
import type { Secret } from './secret.js';

/** Reads the claims of a JWT. Does not check its signature: its receiver does. */
export interface Claims {
  readonly audiences: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
  readonly issuer?: string;
  readonly subject?: string;
}

/** Returns undefined for a text that is no JWT (RFC 7519). */
export function claims(token: Secret): Claims | undefined {
  const parts = token.reveal().split('.');
  if (parts.length !== 3) return undefined;
  try {
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
    if (typeof payload !== 'object' || payload === null) return undefined;
    const { aud, exp, iss, sub } = payload as Record<string, unknown>;
    const audiences = (Array.isArray(aud) ? aud : [aud]).filter((one) => typeof one === 'string');
    const isTime = typeof exp === 'number' && exp > 0 && exp < 1e11;
    return defined({
      audiences,
      expiresAt: isTime ? Math.floor(exp * 1000) : undefined,
      issuer: typeof iss === 'string' ? iss : undefined,
      subject: typeof sub === 'string' ? sub : undefined,
    });
  } catch {
    return undefined; // The parser's message quotes the token.
  }
}
