/** Markdown for a terminal: tables in columns, headings and the rest as they are. */
export function plainTable(markdown: string): string {
  const rows = markdown.split('\n').filter((line) => !/^\|[\s:|-]+\|$/.test(line));
  const cells = rows.map((line) =>
    /^\|.*\|$/.test(line)
      ? line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          // What Markdown needed to be taken as text is text here anyhow.
          .map((cell) => cell.trim().replace(/\\(?=[\\|<>`*_[\]])/g, ''))
      : undefined,
  );
  const widths: number[] = [];
  for (const row of cells) {
    row?.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  }
  return rows
    .map((line, index) => {
      const row = cells[index];
      return row === undefined
        ? line
        : row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd();
    })
    .join('\n');
}
