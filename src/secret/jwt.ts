import type { Secret } from './secret.js';

/** What a JWT says of itself. Its signature is not checked: that is for the one it is sent to. */
export interface Claims {
  readonly audiences: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
  readonly issuer?: string;
  readonly subject?: string;
}

/** Undefined: it is no JWT (RFC 7519). */
export function claims(token: Secret): Claims | undefined {
  const parts = token.reveal().split('.');
  if (parts.length !== 3) return undefined;
  try {
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
    if (typeof payload !== 'object' || payload === null) return undefined;
    const { aud, exp, iss, sub } = payload as Record<string, unknown>;
    const audiences = (Array.isArray(aud) ? aud : [aud]).filter((one) => typeof one === 'string');
    const isTime = typeof exp === 'number' && exp > 0 && exp < 1e11;
    return {
      audiences,
      ...(isTime && { expiresAt: Math.floor(exp * 1000) }),
      ...(typeof iss === 'string' && { issuer: iss }),
      ...(typeof sub === 'string' && { subject: sub }),
    };
  } catch {
    return undefined; // The parser's message quotes the token.
  }
}
