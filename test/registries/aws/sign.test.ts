import { describe, expect, it } from 'vitest';
import { sign } from '../../../src/registries/kit/aws/sign.js';
import { Secret } from '../../../src/secret/secret.js';
import { vectors } from './sigv4-vectors.js';

// Published by AWS for these vectors; they open nothing.
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: new Secret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'),
};
const now = Date.parse('2015-08-30T12:36:00Z');
const shown = (value: string | Secret | undefined) => (value instanceof Secret ? value.reveal() : value);

describe('AWS Signature Version 4', () => {
  it.each(vectors)('signs as AWS’s test suite says: $name', (vector) => {
    const [path = '', query = ''] = vector.target.split(/\?(.*)/s);
    const headers = sign(
      {
        method: vector.method,
        path,
        query,
        headers: { Host: 'example.amazonaws.com', ...vector.headers },
        body: vector.body ?? '',
      },
      { ...credentials, ...(vector.sessionToken && { sessionToken: new Secret(vector.sessionToken) }) },
      { service: 'service', region: 'us-east-1' },
      now,
    );
    expect(shown(headers['authorization'])).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${vector.signed}, Signature=${vector.signature}`,
    );
    expect(headers['x-amz-date']).toBe('20150830T123600Z');
    expect(shown(headers['x-amz-security-token'])).toBe(vector.sessionToken);
  });

  it('signs IAM’s ListUsers as the IAM user guide does', () => {
    const headers = sign(
      {
        method: 'GET',
        path: '/',
        query: 'Action=ListUsers&Version=2010-05-08',
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          host: 'iam.amazonaws.com',
        },
        body: '',
      },
      credentials,
      { service: 'iam', region: 'us-east-1' },
      now,
    );
    expect(shown(headers['authorization'])).toContain(
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    );
  });

  it('encodes a path that is already encoded once more, as AWS does on its side', () => {
    const signature = (path: string) =>
      shown(
        sign(
          { method: 'GET', path, query: '', headers: { host: 'example.amazonaws.com' }, body: '' },
          credentials,
          { service: 'service', region: 'us-east-1' },
          now,
        )['authorization'],
      );
    expect(signature('/a%20b')).not.toBe(signature('/a b'));
  });
});
