import { lineBreak } from '../secret/markdown.js';

/**
 * Renders a summary's Markdown as one page: tables, lists, headings and paragraphs; everything else is text. Uses no
 * script and loads nothing: Jenkins' policy for pages of builds allows neither
 * (hudson.model.DirectoryBrowserSupport.CSP).
 */
export function htmlPage(title: string, markdown: string): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<title>${escaped(title)}</title></head><body>`,
    ...blocks(markdown).map(block),
    '</body></html>',
    '',
  ].join('\n');
}

/** Groups consecutive lines of the same kind. */
function blocks(markdown: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  let last = '';
  for (const line of markdown.split('\n')) {
    const kind = kindOf(line);
    if (kind !== 'blank') {
      const open = found.at(-1);
      if (open && kind === last && kind !== 'heading') open.push(line);
      else found.push([line]);
    }
    last = kind;
  }
  return found;
}

function kindOf(line: string): 'blank' | 'row' | 'item' | 'heading' | 'text' {
  if (line.trim() === '') return 'blank';
  if (/^\|.*\|$/.test(line)) return 'row';
  if (line.startsWith('- ')) return 'item';
  return /^#{1,6} /.test(line) ? 'heading' : 'text';
}

function block(lines: readonly string[]): string {
  const first = lines[0] ?? '';
  const kind = kindOf(first);
  if (kind === 'row') return table(lines);
  if (kind === 'item') return `<ul>${lines.map((line) => `<li>${text(line.slice(2))}</li>`).join('\n')}</ul>`;
  if (kind === 'heading') return `<h2>${text(first.replace(/^#+ /, ''))}</h2>`;
  return `<p>${lines.map(text).join('\n')}</p>`;
}

function table([head = '', ...rows]: readonly string[]): string {
  const body = rows.filter((row) => !/^\|[\s:|-]+\|$/.test(row));
  const row = (line: string, tag: string) =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join('')}</tr>`;
  return `<table border="1">\n${[row(head, 'th'), ...body.map((line) => row(line, 'td'))].join('\n')}\n</table>`;
}

function cells(line: string): readonly string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.split(lineBreak).map(text).join(lineBreak));
}

/** Removes Markdown's escapes. */
function text(markdown: string): string {
  return escaped(markdown.trim().replace(/\\(?=[\\|<>`*_[\]])/g, ''));
}

function escaped(plain: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return plain.replace(/[&<>"]/g, (character) => `&${names[character] ?? ''};`);
}
