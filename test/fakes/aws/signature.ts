import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SeenRequest } from '../server.js';

/** What the Authorization header of a signed request says (AWS Signature Version 4). */
export interface SignatureParts {
  readonly keyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export function signatureParts(authorization: string | undefined): SignatureParts | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization ?? '',
    );
  const [, keyId, day, region, service, names, signature] = match ?? [];
  if (!keyId || !day || !region || !service || !names || !signature) return undefined;
  return { keyId, day, region, service, signedHeaders: names.split(';'), signature };
}

/**
 * Whether a request to `/` was signed with this secret: the server's side, from what arrived, and written apart
 * from the signer of ours.
 */
export function isSignedWith(secret: string, parts: SignatureParts, request: SeenRequest): boolean {
  const hash = createHash('sha256').update(request.body).digest('hex');
  let canonical = `${request.method}\n${request.url.pathname}\n${request.url.search.slice(1)}\n`;
  for (const name of parts.signedHeaders) canonical += `${name}:${String(request.headers[name])}\n`;
  canonical += `\n${parts.signedHeaders.join(';')}\n${hash}`;
  const time = String(request.headers['x-amz-date']);
  const scope = `${parts.day}/${parts.region}/${parts.service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`;
  const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const forDay = mac(`AWS4${secret}`, parts.day);
  const key = mac(mac(mac(forDay, parts.region), parts.service), 'aws4_request');
  return time.startsWith(parts.day) && timingSafeEqual(mac(key, text), Buffer.from(parts.signature, 'hex'));
}

/** What a signature must cover so that nobody can change what the request means. */
export const MUST_SIGN = ['host', 'x-amz-date', 'x-amz-target'];
