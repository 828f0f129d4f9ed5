import { describe, expect, it } from 'vitest';
import { holds, parseCondition, parsePath, readPath } from '../../../src/registries/http/json-path.js';

const document = JSON.parse('{"a":{"b":[{"c-d":1},null]},"e":"","z":false,"__proto__":{"x":1}}') as unknown;
const read = (text: string) => readPath(parsePath(text) ?? { steps: ['never'] }, document);

describe('a path into an answer', () => {
  it.each([
    ['$', document],
    ['$.a.b[0].c-d', 1],
    ['$.a.b[1]', null],
    ['$.a.b[2]', undefined],
    ['$.a.b.length', undefined],
    ['$.a[0]', undefined],
    ['$.e', ''],
    ['$.e.length', undefined],
    ['$.nothing?', undefined],
    ['$.toString', undefined],
    ['$.constructor.name', undefined],
    ['$.a.__proto__', undefined],
  ])('%s reads only what the document itself has', (path, expected) => {
    expect(read(path)).toEqual(expected);
  });

  it('says whether it may lack', () => {
    expect([parsePath('$.a')?.optional, parsePath('$.a?')?.optional]).toEqual([false, true]);
  });

  it.each([
    ...['', 'a', '.a', '$a', '$.', '$..a', '$.*', '$[*]', '$[-1]', '$[1:2]', '$[?(@.a)]', '$.a?.b', '$.a??'],
    ...["$['a']", '$.a b', '$.a\n', '$[99999]', '$.1a', '$.a()', '${a}'],
  ])('%j is none', (text) => {
    expect(parsePath(text)).toBeUndefined();
  });

  it.each([
    ["$.a.b[0].c-d == '1'", true],
    ["$.z == 'false'", true],
    ["$.z == ''", false],
    ["$.a == '[object Object]'", false],
    ["$.nothing == 'undefined'", false],
    ["$.a.b[1] == 'null'", false],
  ])('the condition %s is %s', (text, expected) => {
    const condition = parseCondition(text);
    expect(condition && holds(condition, document)).toBe(expected);
  });

  it.each(["$.a = 'b'", '$.a == b', "$.a == 'b' || true", "$.a != 'b'", "$.a == 'it''s'", "== 'b'"])(
    '%j is no condition',
    (text) => expect(parseCondition(text)).toBeUndefined(),
  );
});
