import { describe, expect, it } from 'vitest';
import { parseChallenges } from '../../src/distribution/challenge.js';
import { RegcredError } from '../../src/errors/error.js';

const parse = (header: string) =>
  parseChallenges(header, 'registry.test').map(({ scheme, params }) => [scheme, Object.fromEntries(params)]);

describe('a WWW-Authenticate header', () => {
  it.each<[string, [string, Record<string, string>][]]>([
    ['Basic realm="r"', [['basic', { realm: 'r' }]]],
    ['bEaReR ReAlM="r",SERVICE="s"', [['bearer', { realm: 'r', service: 's' }]]],
    [
      'Bearer realm="https://a/t",service="s",scope="repository:a/b:pull,push"',
      [['bearer', { realm: 'https://a/t', service: 's', scope: 'repository:a/b:pull,push' }]],
    ],
    [
      'Basic realm="a, b=c", Bearer realm="d"',
      [
        ['basic', { realm: 'a, b=c' }],
        ['bearer', { realm: 'd' }],
      ],
    ],
    [
      'Basic realm="a",Bearer realm="d"',
      [
        ['basic', { realm: 'a' }],
        ['bearer', { realm: 'd' }],
      ],
    ],
    [
      'Negotiate, NTLM TlRMTVNTUAAB==, Bearer realm=d',
      [
        ['negotiate', {}],
        ['ntlm', {}],
        ['bearer', { realm: 'd' }],
      ],
    ],
    [
      'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
      [
        ['newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }],
        ['basic', { realm: 'simple' }],
      ],
    ],
    [' , ,Bearer  realm = "r" ,, service="s", ', [['bearer', { realm: 'r', service: 's' }]]],
    ['Bearer realm="", service=""', [['bearer', { realm: '', service: '' }]]],
    ['', []],
    [' , ', []],
  ])('D5: %j is read by its grammar', (header, expected) => {
    expect(parse(header)).toEqual(expected);
  });

  it.each([
    ['a realm that stands there twice', 'Bearer realm="https://a/",realm="https://b/"'],
    ['a realm that stands there twice in other case', 'Bearer realm="https://a/",REALM="https://b/"'],
    ['a quote that never ends', 'Bearer realm="https://a/'],
    ['a quote in the middle', 'Bearer realm=ab"cd"'],
    ['a parameter before any scheme', 'realm="https://a/"'],
    ['a parameter without blank before it', 'Bearer"realm"'],
    ['two parameters without comma', 'Bearer realm="a" service="b"'],
    ['a realm of 64 KB', `Bearer realm="https://a/${'x'.repeat(65_536)}"`],
    ['a line break', 'Bearer realm=a\nb'],
  ])('D4: %s is refused', (_, header) => {
    expect(() => parse(header)).toThrow(
      expect.objectContaining({ code: 'E_CHALLENGE_INVALID' }) as RegcredError,
    );
  });

  it.each([',', '"', '\\"', '= ', 'a ', 'a,', 'a="b",', '"\\', 'a= '])(
    'D9: takes no longer than its length (%j …)',
    (part) => {
      const started = performance.now();
      try {
        parse(`Bearer ${part.repeat(16_384 / part.length)}`);
      } catch (error) {
        expect(error).toBeInstanceOf(RegcredError);
      }
      expect(performance.now() - started).toBeLessThan(500);
    },
  );
});
