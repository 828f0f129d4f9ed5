import { createHash, createHmac } from 'node:crypto';
import { Secret } from '../../../secret/secret.js';
import type { AwsCredentials } from './credentials.js';

/** A request as it will stand on the wire. */
export interface Signable {
  readonly method: string;
  /** From the slash to the question mark, as sent. */
  readonly path: string;
  /** Behind the question mark, as sent. */
  readonly query: string;
  /** All of them are signed; `host` must be among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** For which service and region a signature holds. */
export interface SigningScope {
  /** The signing name of the service: `sts`. */
  readonly service: string;
  readonly region: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * The headers that sign a request (AWS Signature Version 4, "Create a signed AWS API request" in the IAM user
 * guide): its time, the session token and the authorization. They hold for five minutes around `now`.
 */
export function sign(
  request: Signable,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  { service, region }: SigningScope,
  now: number,
): Readonly<Record<string, string | Secret>> {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = canonicalHeaders({
    ...request.headers,
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken.reveal() }),
  });
  const names = headers.map(([name]) => name).join(';');
  const canonical = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(request.body),
  ].join('\n');
  const parts = [time.slice(0, 8), region, service, 'aws4_request'];
  const scope = parts.join('/');
  const text = [ALGORITHM, time, scope, sha256(canonical)].join('\n');
  const key = parts.reduce(hmac, Buffer.from(`AWS4${secretAccessKey.reveal()}`));
  const signature = hmac(key, text).toString('hex');
  const credential = `Credential=${accessKeyId}/${scope}`;
  return {
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
    authorization: new Secret(`${ALGORITHM} ${credential}, SignedHeaders=${names}, Signature=${signature}`),
  };
}

function canonicalHeaders(headers: Readonly<Record<string, string>>): (readonly [string, string])[] {
  return Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim().replace(/ +/g, ' ')] as const)
    .sort(([a], [b]) => byCode(a, b));
}

/** Without dots and empty segments (RFC 3986 section 5.2.4), and encoded once more than on the wire. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${end}`;
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? [];
      return [encode(decodeURIComponent(name)), encode(decodeURIComponent(value))] as const;
    })
    .sort(([a, one], [b, two]) => byCode(a, b) || byCode(one, two))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** All but RFC 3986's unreserved characters; encodeURIComponent leaves five more. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
