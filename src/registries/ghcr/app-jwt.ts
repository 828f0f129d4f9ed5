import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { Secret } from '../../secret/secret.js';

const LIFE = 600;
const BACK = 60;

/**
 * Who a GitHub App is, signed with its private key (docs.github.com, generating a JSON Web Token for a GitHub
 * App: RS256, at most ten minutes, issued 60 s ago because clocks drift). Undefined: this is no such key.
 */
export function appJwt(app: string, pem: Secret, now: number): Secret | undefined {
  const key = privateKey(pem);
  if (key === undefined) return undefined;
  const iat = Math.floor(now / 1000) - BACK;
  const words = [
    { alg: 'RS256', typ: 'JWT' },
    { iat, exp: iat + LIFE, iss: app },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signed = words.join('.');
  const signature = sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url');
  return new Secret(`${signed}.${signature}`);
}

function privateKey(pem: Secret): KeyObject | undefined {
  try {
    // In variables the lines of a key are often kept as one, with \n between them.
    const key = createPrivateKey(pem.reveal().replaceAll('\\n', '\n'));
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined; // OpenSSL's message may tell of the key.
  }
}
