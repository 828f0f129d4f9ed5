import { describe, expect, it } from 'vitest';
import { trustedRealm } from '../../src/distribution/realm-policy.js';
import { RegcredError } from '../../src/errors/error.js';
import { endpoint } from './context.js';

const decide = (realm: string | undefined, registry: string, realms: readonly (string | RegExp)[] = []) => {
  const url = new URL(registry);
  try {
    return trustedRealm(realm, url, endpoint(url.host, { realms })).href;
  } catch (error) {
    return error instanceof RegcredError ? error.code : error;
  }
};

describe('the realm of a challenge', () => {
  it.each([
    ['https://registry.test/token', 'https://registry.test/', [], 'https://registry.test/token'],
    ['HTTPS://Registry.Test/token?a=b', 'https://registry.test/', [], 'https://registry.test/token?a=b'],
    ['https://registry.test./token', 'https://registry.test/', [], 'https://registry.test/token'],
    ['https://registry.test/jwt', 'https://registry.test:5050/', [], 'https://registry.test/jwt'],
    ['https://registry.test:5050/jwt', 'https://registry.test:5050/', [], 'https://registry.test:5050/jwt'],
    ['https://auth.test/token', 'https://registry.test/', ['auth.test'], 'https://auth.test/token'],
    ['https://a.auth.test/t', 'https://registry.test/', [/^[a-z]\.auth\.test$/], 'https://a.auth.test/t'],
    ['https://auth.test:8443/t', 'https://registry.test/', ['auth.test:8443'], 'https://auth.test:8443/t'],
    ['https://[2001:db8::1]/t', 'https://[2001:db8::1]/', [], 'https://[2001:db8::1]/t'],
    ['http://127.0.0.1:5000/t', 'http://127.0.0.1:5000/', [], 'http://127.0.0.1:5000/t'],
    ['http://127.0.0.1:5001/t', 'http://127.0.0.1:5000/', ['127.0.0.1:5001'], 'http://127.0.0.1:5001/t'],
    ['https://registry.test/t', 'http://10.0.0.5:5000/', ['registry.test'], 'https://registry.test/t'],
  ])('%s is trusted by %s with %j', (realm, registry, realms, expected) => {
    expect(decide(realm, registry, realms)).toBe(expected);
  });

  it.each([
    ['https://attacker.test/token', []],
    ['https://registry.test.attacker.test/token', []],
    ['https://attacker-registry.test/token', []],
    ['https://sub.registry.test/token', []],
    ['https://test/token', []],
    ['https://registry.test:8443/token', []],
    ['https://auth.test:8443/token', ['auth.test']],
    ['https://xauth.test/token', ['auth.test']],
    ['https://169.254.169.254/latest', []],
    ['https://2852039166/latest', []],
    ['https://[::ffff:169.254.169.254]/latest', []],
    ['https://localhost/token', []],
  ])('D1: %s is not known to belong to registry.test', (realm, realms) => {
    expect(decide(realm, 'https://registry.test/', realms)).toBe('E_REALM_UNTRUSTED');
  });

  it.each([
    ['http://registry.test/token', 'https://registry.test/', []],
    ['http://127.0.0.1:5000/token', 'https://127.0.0.1:5000/', []],
    ['http://auth.test/token', 'https://registry.test/', ['auth.test']],
  ])('D2: %s is a downgrade from %s', (realm, registry, realms) => {
    expect(decide(realm, registry, realms)).toBe('E_TLS_DOWNGRADE');
  });

  it('A13: plain http goes to loopback and private addresses only, even from a plain registry', () => {
    expect(decide('http://auth.test/t', 'http://127.0.0.1:5000/', ['auth.test'])).toBe('E_PLAIN_HTTP');
  });

  it.each([
    undefined,
    '',
    ' ',
    '/token',
    '//registry.test/token',
    'registry.test/token',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://registry.test/',
    'https:registry.test/token',
    'https://',
    'https:///token',
    'https://user@registry.test/token',
    'https://user:pw@registry.test/token',
    'https://registry.test/token#fragment',
    'https://registry.test/token#',
    'https://registry.test\\@attacker.test/token',
    'https:\\\\registry.test\\token',
    'https://registry.test\t/token',
    'ht\ttps://registry.test/token',
    'https://registry.test/token\n',
    'https://registry。test/token',
    'https://rеgistry.test/token',
    'https://[::1/token',
  ])('D4: %j is no absolute https address', (realm) => {
    expect(decide(realm, 'https://registry.test/')).toBe('E_CHALLENGE_INVALID');
  });

  it('plain http is for the very host that was named as insecure, and for no other', () => {
    const ask = (realm: string, insecure: boolean) => () =>
      trustedRealm(realm, new URL('http://harbor.lan/'), {
        ...endpoint('harbor.lan', { realms: ['auth.lan'] }),
        insecure,
      }).href;
    expect(ask('http://harbor.lan/token', true)()).toBe('http://harbor.lan/token');
    expect(ask('http://harbor.lan/token', false)).toThrow('harbor.lan is refused');
    expect(ask('http://auth.lan/token', true)).toThrow('auth.lan is refused');
  });
});
