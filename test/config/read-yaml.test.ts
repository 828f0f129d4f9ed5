import fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/config/read-yaml.js';
import { RegcredError } from '../../src/errors/error.js';
import { canary, observe } from '../redaction/oracle.js';

/** The error of a text that is refused. */
function refusal(text: string): RegcredError {
  try {
    readYaml(text, 'regcred.yml');
  } catch (error) {
    if (error instanceof RegcredError) {
      observe('error', `${error.toString()} ${error.stack ?? ''}`);
      return error;
    }
    throw error;
  }
  throw new Error('it was not refused');
}

const bomb = [
  'a: &a [x, x]',
  ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [*${'abcdefghi'[i]}]`),
];

describe('YAML that people write for us', () => {
  it('A16: an invalid line is named by its place and never by its text', () => {
    const secret = canary();
    const error = refusal(`a: 1\nb:\n  password: "${secret}\n  x: 'y\n`);
    expect(error.code).toBe('E_CONFIG_SYNTAX');
    expect(error.message).toMatch(/^regcred\.yml, line \d+, column \d+: /);
    expect(error.toString()).not.toContain(secret);
  });

  it.each([
    ['an alias', 'a: &x 1\nb: *x'],
    ['an anchor', 'a: &x 1'],
    ['a merge key', 'a: { <<: { b: 1 } }'],
    ['a tag', 'a: !!js/function "x"'],
    ['a core tag', 'a: !!str 1'],
    ['a tag on a map', 'a: !x { b: 1 }'],
    ['__proto__', 'a: { __proto__: { polluted: true } }'],
    ['constructor', 'constructor: { polluted: true }'],
    ['prototype', 'prototype: { polluted: true }'],
    ['a quoted __proto__', '"__proto__": 1'],
    ['a duplicate key', 'a: 1\na: 2'],
    ['a number as key', '1: a'],
    ['a list as key', '? [a]\n: b'],
    ['a second document', 'a: 1\n---\nb: 2'],
    ['a directive that brings YAML 1.1 back', '%YAML 1.1\n---\na: yes'],
    ['a TAG directive', '%TAG ! tag:example.com,2026:\n---\na: 1'],
    ['a tab as indentation', 'a:\n\tb: 1'],
    ['more than 32 levels', `${'['.repeat(40)}${']'.repeat(40)}`],
    ['a quarter of a million brackets', '['.repeat(250_000)],
    ['a quarter of a million braces', '{'.repeat(250_000)],
    ['a hundred thousand dashes', '- '.repeat(100_000)],
    ['a quoted duplicate key', 'a: 1\n"a": 2'],
    ['a billion laughs', bomb.join('\n')],
    ['10 MB', `a: ${'x'.repeat(10 * 1024 * 1024)}`],
  ])('A18: %s is refused', (_name, text) => {
    const start = performance.now();
    expect(refusal(text).code).toBe('E_CONFIG_SYNTAX');
    // 50 ms, and as much again and again for a busy machine.
    expect(performance.now() - start).toBeLessThan(500);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  const full = (piece: string, start = '') => start + piece.repeat(65_000 / piece.length);
  it.each([
    ['closing brackets', full(']')],
    ['closing braces', full('}')],
    ['lists side by side', full('[]')],
    ['commas', full(',')],
    ['commas in a list', full(',', '[')],
    ['double quotes', full('"')],
    ['quoted words', full('"" ')],
    ['quoted lines', full('""\n')],
    ['quoted words in a list', full('""', '[')],
    ['unknown escapes', full('\\q', '"') + '"'],
    ['anchors', full('&a ')],
    ['tags', full('!a ')],
    ['aliases', full('*a ')],
    ['directives', full('%a\n')],
    ['open lists on lines', full('a: [\n')],
    ['closed lists on lines', full('- ]\n')],
    ['colons', full(': ')],
    ['keys on one line', full('a: ')],
    ['question marks', full('?\n')],
    ['dashes on lines', full('-\n')],
    ['documents', full('---\n')],
    ['empty lines', full('\n')],
    ['block texts', full('a: |\n')],
    ['steps inwards', Array.from({ length: 350 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('A18: 64 KiB of %s are refused at once', (_name, text) => {
    const start = performance.now();
    expect(refusal(text).code).toBe('E_CONFIG_SYNTAX');
    // Some 20 to 60 ms; without the early refusal it was up to 3500.
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('A16, A18: whatever the text, an error is one of ours and shows nothing of it', () => {
    const secret = canary();
    const piece = fc.constantFrom(
      ...[
        'a',
        ':',
        ': ',
        '- ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '\n',
        '  ',
        '\t',
        '|',
        '>',
        '#',
        '&a',
      ],
      ...[
        '*a',
        '!a',
        '%a',
        '---\n',
        '...\n',
        '\\',
        '\\q',
        '<<',
        '\u0002',
        '\u0018',
        '\ufeff',
        '\r',
        '1e3',
        secret,
      ],
    );
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (hostile) => {
        try {
          readYaml(hostile, 'x');
        } catch (error) {
          expect(error).toBeInstanceOf(RegcredError);
          expect(inspect(error, { depth: 8 })).not.toContain(secret);
          expect(String(error)).toMatch(/^[^]*x, line \d+, column \d+: it [a-zA-Z0-9 ,.;:'_&*!%()-]+\.[^]*$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('A18: as many keys as fit take no longer than their number asks for', () => {
    const text = Array.from({ length: 2_500 }, (_, index) => `key${index}: 1`).join('\n');
    const start = performance.now();
    expect(Object.keys(readYaml(text, 'x').value as object)).toHaveLength(2_500);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('reads YAML 1.2 core types', () => {
    const text = 'a: 0123\nb: 1e3\nc: null\nd: true\ne: yes\nf: "1"\ng: [x, ~]\nh: |\n  two\n  lines\n';
    expect(readYaml(text, 'x').value).toEqual({
      a: 123,
      b: 1000,
      c: null,
      d: true,
      e: 'yes',
      f: '1',
      g: ['x', null],
      h: 'two\nlines\n',
    });
  });

  it('says where each value and each key stands', () => {
    const yaml = readYaml('a:\n  - b: x\n    c:  yes\n', 'x');
    expect(yaml.position(['a', 0, 'c'])).toEqual({ line: 3, column: 9 });
    expect(yaml.position(['a', 0, 'c'], 'key')).toEqual({ line: 3, column: 5 });
    expect(yaml.position(['a', 0, 'missing'])).toEqual({ line: 2, column: 5 });
    expect(yaml.ambiguous).toEqual([['a', 0, 'c']]);
  });

  it.each(['yes', 'No', 'on', 'OFF', 'y', '2026-01-01', '2026-01-01T00:00:00Z', '12:30:45', '1_000', '0b11'])(
    'A17: %s without quotes is ambiguous, and with quotes is not',
    (text) => {
      expect(readYaml(`a: ${text}`, 'x').ambiguous).toEqual([['a']]);
      expect(readYaml(`a: "${text}"`, 'x').ambiguous).toEqual([]);
    },
  );

  it.each(['127.0.0.1:5000', 'localhost:5000', '30d', 'file:/srv/x', 'yesterday', 'on-call'])(
    '%s is plain text to everyone',
    (text) => {
      expect(readYaml(`a: ${text}`, 'x')).toMatchObject({ value: { a: text }, ambiguous: [] });
    },
  );
});
