import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillForm,
  fillJson,
  fillText,
  fillUrl,
  isTemplate,
  namesIn,
} from '../../../src/registries/http/template.js';
import { Secret } from '../../../src/secret/secret.js';

const as = (text: string) => () => new Secret(text);

describe('a value in a template', () => {
  it('in JSON is one string, whatever stands in it, and a number where the name is all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const filled = fillJson({ a: ['x${secret}y', { b: 1, c: true, d: null }] }, as(text)).reveal();
        expect(JSON.parse(filled)).toEqual({ a: [`x${text}y`, { b: 1, c: true, d: null }] });
      }),
    );
    const number = () => 7;
    expect(fillJson({ a: '${generation}', b: 'g${generation}' }, number).reveal()).toBe('{"a":7,"b":"g7"}');
  });

  it('in a form is one field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const filled = new URLSearchParams(fillForm({ a: '${secret}', 'b&c': 'd' }, as(text)).reveal());
        expect([...filled]).toEqual([
          ['a', text],
          ['b&c', 'd'],
        ]);
      }),
    );
  });

  it('in a URL is one component, or refused: it changes neither host nor path nor query', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const filled = fillUrl('https://api.acme.dev/a/${id}/b?c=${id}', () => text);
        if (filled === undefined) return;
        taken += 1;
        const url = new URL(filled);
        expect([url.host, url.username, url.hash]).toEqual(['api.acme.dev', '', '']);
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'a', text, 'b']);
        expect([...url.searchParams]).toEqual([['c', text]]);
      }),
    );
    expect(taken).toBeGreaterThan(50);
  });

  it.each(['', '.', '..', '\ud800'])('%j in a URL is refused', (text) => {
    expect(fillUrl('/a/${id}/b', () => text)).toBeUndefined();
  });

  it('is not looked at again: what it holds is no template', () => {
    expect(fillText('${secret}', as('${admin.password}$&$1')).reveal()).toBe('${admin.password}$&$1');
  });

  it('is named by ${name} and nothing else', () => {
    expect(namesIn('a${env.A_B}-${credential-id}${x}')).toEqual(['env.A_B', 'credential-id', 'x']);
    expect(['$', '{}', 'robot$ci', '$$', 'a${b}'].every(isTemplate)).toBe(true);
    for (const text of ['${', '${}', '${ a }', '${A}', '${a.b.c}', '${a', '${a-${b}}', '${1}']) {
      expect({ text, is: isTemplate(text) }).toEqual({ text, is: false });
    }
  });
});
