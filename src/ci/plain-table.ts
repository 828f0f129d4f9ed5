import { lineBreak } from '../secret/markdown.js';

/** Markdown for a terminal: tables in columns, headings and the rest as they are. */
export function plainTable(markdown: string): string {
  const rows = markdown
    .split('\n')
    .filter((line) => !/^\|[\s:|-]+\|$/.test(line))
    .map((line) => (/^\|.*\|$/.test(line) ? cellsOf(line) : line));
  const widths: number[] = [];
  for (const row of rows) {
    if (typeof row === 'string') continue;
    row.forEach((lines, column) => {
      widths[column] = Math.max(widths[column] ?? 0, ...lines.map(({ length }) => length));
    });
  }
  return rows.flatMap((row) => (typeof row === 'string' ? [row] : rowLines(row, widths))).join('\n');
}

/** The lines of each cell. */
function cellsOf(line: string): readonly (readonly string[])[] {
  return (
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      // What Markdown needed to be taken as text is text here anyhow.
      .map((cell) => cell.split(lineBreak).map((one) => one.trim().replace(/\\(?=[\\|<>`*_[\]])/g, '')))
  );
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
