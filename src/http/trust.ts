import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Environment } from '../context/context.js';
import { fail } from '../errors/error.js';

export interface Trust {
  /** TLS 1.2 at least; with the authorities of {@link trust} where some were given. */
  readonly minVersion: 'TLSv1.2';
  readonly secureContext?: tls.SecureContext;
  readonly rejectUnauthorized: true;
}

/**
 * Requires TLS 1.2 and a valid certificate, whatever NODE_TLS_REJECT_UNAUTHORIZED says, and trusts the given
 * authorities in addition to the system's. Throws E_CA_INVALID.
 */
export function trust(ca: string | undefined, env: Environment): Trust {
  const base = { minVersion: 'TLSv1.2', rejectUnauthorized: true } as const;
  if (ca === undefined || ca.trim() === '') return base;
  return { ...base, secureContext: contextFor([...extraAuthorities(env), ...certificates(ca)]) };
}

const contexts = new Map<string, tls.SecureContext>();

/** Loads the authorities once: Node parses some 140 roots each time, which takes longer than most requests. */
function contextFor(added: readonly string[]): tls.SecureContext {
  const key = added.join('\n');
  const known = contexts.get(key);
  if (known) return known;
  // Node uses `ca` instead of its own roots and NODE_EXTRA_CA_CERTS, not in addition to them.
  const context = tls.createSecureContext({ ca: [...tls.rootCertificates, ...added], minVersion: 'TLSv1.2' });
  contexts.set(key, context);
  return context;
}

function certificates(pem: string): readonly string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0 || !blocks.every(isCertificate)) fail('E_CA_INVALID');
  return blocks;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '\0';
  } catch {
    return false;
  }
}

/** Ignores an unreadable NODE_EXTRA_CA_CERTS, as Node does. */
function extraAuthorities({ NODE_EXTRA_CA_CERTS: file }: Environment): readonly string[] {
  try {
    return file ? [readFileSync(file, 'utf8')] : [];
  } catch {
    return [];
  }
}
