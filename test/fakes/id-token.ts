import { canary } from '../redaction/oracle.js';

/** A JWT of the form a CI gives. Its signature is a canary, so the oracle sees it wherever it goes. */
export function makeIdToken(
  audience: string | readonly string[],
  claims: Record<string, unknown> = {},
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:acme/web:ref:refs/heads/main',
    aud: audience,
    iat: now,
    exp: now + 300,
    ...claims,
  };
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(payload)}.${canary()}`;
}
