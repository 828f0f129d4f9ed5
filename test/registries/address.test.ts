import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../src/errors/error.js';
import {
  formatAddress,
  identityOf,
  imageHost,
  parseAddress,
  type RegistryAddress,
} from '../../src/registries/address.js';
import { canary, observe } from '../redaction/oracle.js';

const https = (host: string, path?: string): RegistryAddress => ({
  host,
  ...(path !== undefined && { path }),
  plainHttp: false,
});

describe('parseAddress reads what people write', () => {
  it.each([
    ['ghcr.io', https('ghcr.io')],
    ['HTTPS://GHCR.IO/', https('ghcr.io')],
    ['https://ghcr.io/v2/', https('ghcr.io')],
    ['ghcr.io:443', { ...https('ghcr.io'), writtenPort: 443 }],
    ['https://GHCR.io:443/Team', { ...https('ghcr.io', 'team'), writtenPort: 443 }],
    ['[2001:db8::a]:443', { ...https('[2001:db8::a]'), writtenPort: 443 }],
    ['index.docker.io:443', https('docker.io')],
    [' ghcr.io\n', https('ghcr.io')],
    ['ghcr.io/owner/img:tag', https('ghcr.io', 'owner/img')],
    ['ghcr.io/Owner/IMG:Tag', https('ghcr.io', 'owner/img')],
    [`ghcr.io/owner/img:tag@sha256:${'0a'.repeat(32)}`, https('ghcr.io', 'owner/img')],
    ['registry.example.com:5000/a/b__c-d.e/', https('registry.example.com:5000', 'a/b__c-d.e')],
    ['dcr.nexqloud.io/team', https('dcr.nexqloud.io', 'team')],
    ['xn--bcher-kva.example', https('xn--bcher-kva.example')],
  ])('A10: %j', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  it.each([
    'docker.io',
    'DOCKER.IO',
    'https://docker.io',
    'index.docker.io',
    'index.docker.io/v1/',
    'https://index.docker.io/v1/',
    'registry-1.docker.io',
    'https://registry-1.docker.io/v2/',
  ])('A10: %j is Docker Hub', (text) => {
    expect(parseAddress(text)).toEqual(https('docker.io'));
  });

  it('A10: registry.hub.docker.com keeps its name, because images are pulled by it', () => {
    expect(parseAddress('registry.hub.docker.com').host).toBe('registry.hub.docker.com');
  });

  it.each([
    ['[::1]:5000', https('[::1]:5000')],
    ['[0:0:0:0:0:0:0:1]:5000', https('[::1]:5000')],
    ['[2001:DB8::A]', https('[2001:db8::a]')],
    ['localhost:5000', https('localhost:5000')],
    ['localhost', https('localhost')],
    ['10.0.0.5', https('10.0.0.5')],
    ['http://10.0.0.5:5000', { host: '10.0.0.5:5000', plainHttp: true }],
    ['http://localhost', { host: 'localhost', plainHttp: true }],
    // 443 is not the default of http, so it must stay.
    ['http://localhost:443', { host: 'localhost:443', plainHttp: true }],
  ])('A13: %j', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });
});

it.each([
  ['ghcr.io:443', 'ghcr.io:443', 'ghcr.io:443'],
  ['https://ghcr.io:443/team', 'ghcr.io:443', 'ghcr.io:443/team'],
  ['ghcr.io/team', 'ghcr.io', 'ghcr.io/team'],
  ['http://10.0.0.5:443/team', '10.0.0.5:443', '10.0.0.5:443/team'],
])('L8: images of %s begin with %s, and the login is that of %s', (text, host, name) => {
  const address = parseAddress(text);
  expect([imageHost(address), identityOf(address)]).toEqual([host, name]);
});

describe('parseAddress refuses', () => {
  it.each(['', ' ', '\n'])('L1: %j, which is the trace of a missing secret', (text) => {
    expect(() => parseAddress(text)).toThrow(
      expect.objectContaining({ code: 'E_REGISTRY_EMPTY' }) as RegcredError,
    );
  });

  it.each(['-h', '--config=/etc', '-', '-ghcr.io', 'ghcr.io-', 'a..b', '.ghcr.io', '/etc', 'https://'])(
    'A1: %j, which is no host',
    refused,
  );

  it.each(['ghcr.io\nevil', 'team\nx/app', 'ghcr.io/te\nam', 'ghcr.io/team\u2028x'])(
    'B4: %j, with a line break inside',
    refused,
  );

  it.each([
    'ghсr.io', // Cyrillic с
    'bücher.example',
    'ghcr。io', // ideographic full stop
    'ghcr.io.',
    'ghcr%2eio',
    'gh\tcr.io',
    'ghcr\u200b.io',
    'ghcr.io\u202e',
    'ghcr.io\0',
    'ｇhcr.io',
    'ghcr.io/ımg',
    '\u212aube.example', // Kelvin sign
    'ghcr.io/\u212aube',
    'xn--.example',
    'xn--a.example', // no punycode
  ])('A12: %j, whatever it looks like', refused);

  it.each([
    '2852039166',
    '0x7f.1',
    '127.1',
    '1.2.3.4.5',
    '256.1.1.1',
    '010.0.0.1',
    '10.0.0.5.',
    'registry.0xa9fea9fe',
    '[::1',
    '[::1%25eth0]',
    '[fe80::1%eth0]',
    '[1.2.3.4]',
    '[]',
    '::1',
    '[::1]x:5000',
  ])('A13: %j, which is a number that is no address', refused);

  it.each([
    'ghcr.io:0',
    'ghcr.io:65536',
    'ghcr.io:',
    'ghcr.io:05000',
    'ghcr.io:5000x',
    'ghcr.io:1:2',
    'alpine:latest',
  ])('A1: %j, whose port is none', refused);

  it.each([
    'ftp://ghcr.io',
    'javascript:alert(1)',
    'https:///ghcr.io',
    'https://https://ghcr.io',
    'ghcr.io/../etc',
    'ghcr.io//x',
    'ghcr.io/a//b',
    'ghcr.io/x?y=z',
    'ghcr.io#x',
    'ghcr.io\\evil.com',
    'my_registry:5000',
    `${'a'.repeat(64)}.io`,
    `${'a.'.repeat(130)}io`,
  ])('A1: %j', refused);

  it.each(['__proto__', '__proto__:5000', 'ghcr.io/__proto__'])('A19: %j', refused);

  it.each(['constructor', 'toString', 'hasOwnProperty'])(
    'A19: not %j, which is a host like any other',
    (name) => {
      expect(parseAddress(name)).toEqual(https(name.toLowerCase()));
    },
  );

  function refused(text: string) {
    expect(() => parseAddress(text)).toThrow(expect.objectContaining({ code: 'E_REGISTRY_INVALID' }));
  }
});

describe('a password in the address', () => {
  it.each([
    (secret: string) => `https://user:${secret}@ghcr.io/`,
    (secret: string) => `user:${secret}@ghcr.io`,
    (secret: string) => `${secret}@ghcr.io/owner/img:tag`,
    (secret: string) => `https://user:${secret}/x@y@ghcr.io/x`,
    (secret: string) => `https://ü:12345/${secret}@ghcr.io`,
    (secret: string) => `https://user:${secret}@ghcr.io/a/b@sha256:${'0a'.repeat(32)}`,
  ])('A9: is not shown, only the host (%#)', (form) => {
    const error = caught(form(canary()));
    expect(error.code).toBe('E_REGISTRY_USERINFO');
    expect(error.message).toBe('The registry address for ghcr.io contains a username or a password.');
  });

  it.each([
    (secret: string) => `user:${secret}`,
    (secret: string) => `https://user:${secret}/`,
    (secret: string) => `ghcr.io:5000?token=${secret}`,
    (secret: string) => `ghcr.io#${secret}`,
    (secret: string) => `ghcr.io:${secret}/x@sha256:${'0a'.repeat(32)}`,
    (secret: string) => `user:${secret}@`,
    (secret: string) => `user:x@${secret}!`,
    (secret: string) => `user:x@${secret}`,
  ])('A9: is not shown either where the address is broken (%#)', (form) => {
    const secret = canary();
    expect(caught(form(secret)).toString()).not.toContain(secret);
  });

  function caught(text: string): RegcredError {
    try {
      parseAddress(text);
    } catch (error) {
      if (!(error instanceof RegcredError)) throw error;
      observe('error', error.toString());
      return error;
    }
    throw new Error('nothing was thrown');
  }
});

describe('properties of addresses', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
  const host = fc
    .oneof(
      fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
    )
    .chain((name) =>
      fc.option(fc.integer({ min: 1, max: 65_535 })).map((port) => (port ? `${name}:${port}` : name)),
    );
  const path = fc.option(
    fc.array(fc.stringMatching(/^[a-z0-9]{1,5}([._-][a-z0-9]{1,5})?$/), { minLength: 1, maxLength: 3 }),
  );
  const written = fc
    .tuple(fc.constantFrom('', 'https://', 'http://'), host, path)
    .map(([scheme, name, parts]) => `${scheme}${name}${parts ? `/${parts.join('/')}` : ''}`);

  it('what is formatted is read back to the same, and reading is idempotent', () => {
    let read = 0;
    fc.assert(
      fc.property(written, (text) => {
        const address = attempt(text);
        if (address === undefined) return;
        read += 1;
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(1000);
  });

  it('every accepted host is what URL parsers see, and nothing but RegcredError is thrown', () => {
    let read = 0;
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom(...':/@.[]%-0x', 'http://', 'docker.io'),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          written,
          nasty.map((parts) => parts.join('')),
        ),
        (text) => {
          const address = attempt(text);
          if (address === undefined) return;
          read += 1;
          const url = new URL(
            `${address.plainHttp ? 'http' : 'https'}://${address.host}/${address.path ?? ''}`,
          );
          expect([url.host, `${url.host}:${address.plainHttp ? 80 : 443}`]).toContain(address.host);
          expect(url.username + url.password + url.search + url.hash).toBe('');
          expect(url.pathname).toBe(`/${address.path ?? ''}`);
        },
      ),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(1000);
  });

  function attempt(text: string): RegistryAddress | undefined {
    try {
      return parseAddress(text);
    } catch (error) {
      expect(error).toBeInstanceOf(RegcredError);
      return undefined;
    }
  }
});
