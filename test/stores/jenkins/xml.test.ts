import { describe, expect, it } from 'vitest';
import { parseCredential, spliced } from '../../../src/stores/jenkins/credential-xml.js';

const put = (text: string, edits: Record<string, string>) =>
  spliced(
    parseCredential(text, 'ci'),
    Object.entries(edits).map(([name, xml]) => ({ name, xml })),
  );

describe('the text of a credential', () => {
  it.each([
    ['<x><id>1</id><p>old</p></x>', '<x><id>1</id><p>NEW</p></x>'],
    ['<x><p><secret-redacted/></p></x>', '<x><p>NEW</p></x>'],
    ['<x>\r\n<p >\r\n<secret-redacted />\r\n</p\r\n></x>', '<x>\r\n<p >NEW</p\r\n></x>'],
    ['<x><p><![CDATA[</p>]]></p></x>', '<x><p>NEW</p></x>'],
    ['<x><q>😀&#x1F600;</q><p a="/>">ü</p></x>', '<x><q>😀&#x1F600;</q><p a="/>">NEW</p></x>'],
    ['<x><p/></x>', '<x><p>NEW</p></x>'],
    ['<x><p a="1"\n/></x>', '<x><p a="1">NEW</p></x>'],
    ['<x><q><p>inner</p></q><p>old</p></x>', '<x><q><p>inner</p></q><p>NEW</p></x>'],
    ['<x><!-- <p>no</p> --><p>old</p></x>', '<x><!-- <p>no</p> --><p>NEW</p></x>'],
    ['\uFEFF<?xml version="1.1"?><x><p>&#1;</p></x>', '\uFEFF<?xml version="1.1"?><x><p>NEW</p></x>'],
    ['<x a="b"><id>1</id></x>', '<x a="b"><p>NEW</p><id>1</id></x>'],
  ])('%s gets another value and nothing else', (text, expected) => {
    expect(put(text, { p: 'NEW' })).toBe(expected);
  });

  it('takes several values in any order', () => {
    const text = '<x><b>1</b><a/><c>2</c></x>';
    expect(put(text, { c: 'CC', a: 'AAA', b: '' })).toBe('<x><b></b><a>AAA</a><c>CC</c></x>');
  });

  it('tells its type, its values, and where a secret is hidden at any depth', () => {
    const xml = parseCredential(
      '<a.B plugin="c@1"><d>1 &amp; &#252;<![CDATA[<]]></d><p><secret-redacted/></p><q><r><secret-redacted/></r></q></a.B>',
      'ci',
    );
    expect(xml.type).toBe('a.B');
    expect(xml.elements.get('d')?.value).toBe('1 & ü<');
    expect([...xml.redacted]).toEqual(['p', 'q']);
    expect([...parseCredential('<a><secret-redacted/></a>', 'ci').redacted]).toEqual(['secret-redacted']);
  });
});
