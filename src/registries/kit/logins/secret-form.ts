import type { Secret } from '../../../secret/secret.js';
import type { Refusal } from '../../contract.js';

/**
 * Public marks that vendors put before their tokens so that scanners find them. They say which kind of
 * token it is and nothing of its value, so an explanation may rest on them. Longest first.
 */
const PREFIXES = [
  ...['github_pat_', 'dckr_pat_', 'dckr_oat_', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
  ...['glpat-', 'gldt-', 'glcbt-', 'gloas-', 'glptt-', 'dop_v1_', 'doo_v1_', 'ya29.', 'dcp_'],
] as const;

export type TokenPrefix = (typeof PREFIXES)[number];

/** What may be said about a secret in an explanation. */
export function secretFacts(secret: Secret): Refusal['secret'] {
  const value = secret.reveal();
  const prefix = PREFIXES.find((known) => value.startsWith(known));
  return {
    length: value.length,
    ...(prefix !== undefined && { prefix }),
    hasOuterWhiteSpace: value !== value.trim(),
  };
}

export function isBlank(secret: Secret): boolean {
  return secret.reveal().trim() === '';
}

export function holdsNul(secret: Secret): boolean {
  return secret.reveal().includes('\0');
}

export function startsWith(secret: Secret, text: string): boolean {
  return secret.reveal().startsWith(text);
}

/** A Google service account key: a JSON object that says so itself, plain or in base64. */
export function isServiceAccountKey(secret: Secret, encoding: 'json' | 'base64'): boolean {
  const value = secret.reveal();
  try {
    const key: unknown = JSON.parse(encoding === 'json' ? value : Buffer.from(value, 'base64').toString());
    return typeof key === 'object' && key !== null && 'type' in key && key.type === 'service_account';
  } catch {
    return false; // The parser's message quotes the text (docs/faults.md, section 3).
  }
}
