import { describe, expect, it } from 'vitest';
import { htmlPage } from '../../src/ci/html-page.js';
import { markdownCell } from '../../src/secret/markdown.js';

describe('a summary as a page', () => {
  it('has tables, lists, headings and paragraphs', () => {
    const markdown = [
      '### Registry logins',
      '',
      '| Registry | Result |',
      '| --- | --- |',
      '| ghcr.io | logged in<br>ends soon |',
      '',
      '- one',
      '- two',
      '',
      'Two lines',
      'of text.',
    ].join('\n');
    expect(htmlPage('logins', markdown)).toMatchInlineSnapshot(`
      "<!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <title>logins</title></head><body>
      <h2>Registry logins</h2>
      <table border="1">
      <tr><th>Registry</th><th>Result</th></tr>
      <tr><td>ghcr.io</td><td>logged in<br>ends soon</td></tr>
      </table>
      <ul><li>one</li>
      <li>two</li></ul>
      <p>Two lines
      of text.</p>
      </body></html>
      "
    `);
  });

  it.each([
    '<script>alert(1)</script>',
    '</title><img src=x onerror=y>',
    'a | b',
    '**a** `b` [c](d)',
    '&lt;b&gt;',
  ])('takes %s as text, wherever it stands', (text) => {
    const cell = markdownCell(text);
    const page = htmlPage(text, `${text}\n\n- ${cell}\n\n| ${cell} | x |\n| --- | --- |\n| x | ${cell} |`);
    const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(page.split(plain)).toHaveLength(6);
    expect(page).not.toMatch(/<(?!\/?(?:html|head|meta|title|body|table|tr|th|td|ul|li|p|!doctype)\b)/);
  });
});
