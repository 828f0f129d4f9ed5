import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../../secret/secret.js';

export interface UnsignedCall {
  /** Without a path; its query holds all parameters. */
  readonly url: URL;
  readonly action: string;
  readonly version: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Unlike every other one. */
  readonly nonce: string;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: Secret;
  /** Of a temporary key (STS). */
  readonly securityToken?: Secret;
}

type Headers = Readonly<Record<string, string | Secret>>;

const ALGORITHM = 'ACS3-HMAC-SHA256';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The headers of a POST without a body, signed (alibabacloud.com, request syntax and signature method V3). Every
 * header of ours is signed; `host` is the one that the request will have.
 */
export function signedHeaders(call: UnsignedCall, key: AccessKey): Headers {
  const headers: Headers = {
    'x-acs-action': call.action,
    'x-acs-content-sha256': hash(''),
    'x-acs-date': `${new Date(call.now).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
    ...(key.securityToken && { 'x-acs-security-token': key.securityToken }),
  };
  const signed = Object.entries<string | Secret>({ ...headers, host: call.url.host }).toSorted(byName);
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    'POST',
    '/',
    canonicalQuery(call.url),
    ...signed.map(([name, value]) => `${name}:${typeof value === 'string' ? value : value.reveal()}`),
    '',
    names,
    hash(''),
  ].join('\n');
  const signature = createHmac('sha256', key.secret.reveal())
    .update(`${ALGORITHM}\n${hash(canonical)}`)
    .digest('hex');
  return {
    ...headers,
    authorization: `${ALGORITHM} Credential=${key.id},SignedHeaders=${names},Signature=${signature}`,
  };
}

function canonicalQuery({ searchParams }: URL): string {
  return [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
}

/** RFC 3986: also what encodeURIComponent leaves as it is. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
