import { lineBreak } from '../secret/markdown.js';

/** Markdown for a terminal or a log: tables in columns, everything else without what makes it Markdown. */
export function plainTable(markdown: string): string {
  const rows = markdown
    .split('\n')
    .filter((line) => !/^\|[\s:|-]+\|$/.test(line))
    .map((line) => (/^\|.*\|$/.test(line) ? cellsOf(line) : asText(line.replace(/^#+ /, ''))));
  const widths: number[] = [];
  for (const row of rows) {
    if (typeof row === 'string') continue;
    row.forEach((lines, column) => {
      widths[column] = Math.max(widths[column] ?? 0, ...lines.map(({ length }) => length));
    });
  }
  return rows.flatMap((row) => (typeof row === 'string' ? [row] : rowLines(row, widths))).join('\n');
}

/** What Markdown needed to be taken as text is text here anyhow. */
function asText(markdown: string): string {
  return markdown.replace(/\\(?=[\\|<>`*_[\]])/g, '');
}

/** The lines of each cell. */
function cellsOf(line: string): readonly (readonly string[])[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.split(lineBreak).map((one) => asText(one.trim())));
}

/** A row is as high as its highest cell. */
function rowLines(row: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const height = Math.max(...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, index) =>
    row
      .map((lines, column) => (lines[index] ?? '').padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
