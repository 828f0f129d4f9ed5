/** A workflow command found in a line of output. */
export interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/** The commands a step may give; `internal-set-repo-path` is reserved to the runner's own plugins. */
export const knownCommands = [
  'stop-commands',
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'warning',
] as const;

/**
 * Reads `::name k=v,k=v::data` at the start of a line (blanks allowed), else `##[name k=v;k=v]data` anywhere in it,
 * as ActionCommand.cs does. `known` holds lower-case names; a name it does not hold is no command.
 */
export function parseCommand(line: string, known: ReadonlySet<string>): Command | undefined {
  return parseCurrent(line.trimStart(), known) ?? parseOld(line, known);
}

function parseCurrent(line: string, known: ReadonlySet<string>): Command | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  return build(line.slice(2, end), ',', unescapeProperty, known, unescapeData(line.slice(end + 2)));
}

function parseOld(line: string, known: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  return build(line.slice(start + 3, end), ';', unescapeOld, known, unescapeOld(line.slice(end + 1)));
}

function build(
  info: string,
  separator: string,
  unescape: (text: string) => string,
  known: ReadonlySet<string>,
  data: string,
): Command | undefined {
  const space = info.indexOf(' ');
  const name = space < 0 ? info : info.slice(0, space);
  if (!known.has(name.toLowerCase())) return undefined;
  const properties = new Map<string, string>();
  for (const pair of space > 0
    ? info
        .slice(space + 1)
        .trim()
        .split(separator)
    : []) {
    const [, key, value] = /^=*([^=]+)=+(.+)$/s.exec(pair) ?? [];
    if (key !== undefined && value !== undefined) properties.set(key.toLowerCase(), unescape(value));
  }
  return { name: name.toLowerCase(), properties, data };
}

// The order matters: %25 comes last, so %250A stays %0A.
const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
const unescapeOld = (text: string): string =>
  text
    .replaceAll('%3B', ';')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%5D', ']')
    .replaceAll('%25', '%');
