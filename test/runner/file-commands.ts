/** What a file command says: the pairs that count, and the first bad line, after which nothing counts. */
export interface Pairs {
  readonly pairs: readonly (readonly [key: string, value: string])[];
  readonly error?: string;
}

/**
 * Reads GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV by the runner's grammar (FileCommandManager.cs).
 * Lines end in LF only, so a carriage return stays in the value.
 */
export function parsePairs(text: string): Pairs {
  const pairs: [string, string][] = [];
  const cursor = { text, index: 0 };
  try {
    for (let line = readLine(cursor); line; line = readLine(cursor)) {
      if (line.text !== '') pairs.push(readPair(line.text, cursor));
    }
    return { pairs };
  } catch (error) {
    return { pairs, error: (error as Error).message };
  }
}

type Cursor = { readonly text: string; index: number };
type Line = { readonly text: string; readonly ended: boolean };

function readPair(line: string, cursor: Cursor): [string, string] {
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  if (equals >= 0 && (heredoc < 0 || equals < heredoc))
    return [line.slice(0, equals), line.slice(equals + 1)];
  if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
  const key = line.slice(0, heredoc);
  const delimiter = line.slice(heredoc + 2);
  if (key === '' || delimiter === '') {
    throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
  }
  return [key, readHeredoc(delimiter, cursor)];
}

function readHeredoc(delimiter: string, cursor: Cursor): string {
  const start = cursor.index;
  let end = start;
  for (let line = readLine(cursor); line?.text !== delimiter; line = readLine(cursor)) {
    if (!line) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    if (!line.ended) throw new Error('Invalid value. EOF marker missing new line.');
    end = cursor.index - 1;
  }
  return cursor.text.slice(start, end);
}

function readLine(cursor: Cursor): Line | undefined {
  const { text, index } = cursor;
  if (index >= text.length) return undefined;
  const newline = text.indexOf('\n', index);
  cursor.index = newline < 0 ? text.length : newline + 1;
  return { text: text.slice(index, newline < 0 ? undefined : newline), ended: newline >= 0 };
}

/** Lines of GITHUB_PATH and of the summary, where a carriage return ends a line too. */
export function readLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
