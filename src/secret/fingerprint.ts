import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RandomSource } from './random-source.js';
import type { Secret } from './secret.js';

/**
 * Recognises a secret again without holding it: an HMAC under a salt of its own. Only for secrets we chose
 * ourselves; one that a person chose could be guessed from it.
 */
export interface Fingerprint {
  /** base64, 32 bytes. */
  readonly salt: string;
  /** HMAC-SHA-256, base64. */
  readonly hmac: string;
}

export function fingerprint(secret: Secret, ctx: RandomSource): Fingerprint {
  const salt = Buffer.from(ctx.random.bytes(32)).toString('base64');
  return { salt, hmac: hmac(secret, salt).toString('base64') };
}

export function hasFingerprint(secret: Secret, { salt, hmac: expected }: Fingerprint): boolean {
  const [a, b] = [hmac(secret, salt), Buffer.from(expected, 'base64')];
  return a.length === b.length && timingSafeEqual(a, b);
}

function hmac(secret: Secret, salt: string): Buffer {
  return createHmac('sha256', Buffer.from(salt, 'base64')).update(secret.reveal()).digest();
}
