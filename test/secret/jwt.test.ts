import { expect, it } from 'vitest';
import { claims } from '../../src/secret/jwt.js';
import { Secret } from '../../src/secret/secret.js';
import { makeIdToken } from '../fakes/id-token.js';
import { canary } from '../redaction/oracle.js';

const said = (token: string) => claims(new Secret(token));
const withPayload = (payload: string) => `e30.${Buffer.from(payload).toString('base64url')}.x`;

it('a JWT says whom it is for, whose it is and when it ends', () => {
  const token = makeIdToken(['a', 'b'], { exp: 1_800_000_000 });
  expect(said(token)).toEqual({
    audiences: ['a', 'b'],
    expiresAt: 1_800_000_000_000,
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:acme/web:ref:refs/heads/main',
  });
});

it.each([
  ['{"aud":"a"}', { audiences: ['a'] }],
  ['{"aud":["a",1,null]}', { audiences: ['a'] }],
  ['{"aud":{},"exp":"soon"}', { audiences: [] }],
  ['{"exp":-1}', { audiences: [] }],
  ['{"exp":1e15}', { audiences: [] }],
  ['{"exp":1800000000.9}', { audiences: [], expiresAt: 1_800_000_000_900 }],
])('the claims %s are read as %j (D12)', (payload, expected) => {
  expect(said(withPayload(payload))).toEqual(expected);
});

it.each(['', 'a.b', 'a.b.c.d', 'a.b.c', withPayload('null'), withPayload('7'), withPayload('{')])(
  '%j is no JWT',
  (text) => {
    expect(said(text)).toBeUndefined();
  },
);

it('an opaque token is no JWT', () => {
  expect(said(canary())).toBeUndefined();
});
