import { printable } from '../secret/foreign.js';

const LONGEST_LINE = 4_000;
const MOST_LINES = 1_000;

/**
 * Splits a text into printable lines, without a known secret and without anything that a CI system or a terminal
 * takes as a command.
 *
 * GitHub's runner reads `::name::` after leading blanks and the old `##[name]` anywhere in a line
 * (actions/runner, ActionCommand.cs); `::stop-commands::` would make it print later masks instead of
 * obeying them. GitLab folds at `section_start:`.
 */
export function logLines(text: string, redact: (text: string) => string): readonly string[] {
  const lines = redact(text)
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .slice(0, MOST_LINES);
  // Redacts twice: removing an invisible character can join the parts of a secret.
  return lines.map((line) => redact(noCommand(cut(printable(line)))));
}

function cut(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

function noCommand(line: string): string {
  return line
    .replace(/^(\s*:)(?=:)/, '$1 ')
    .replace(/##(?=\[)/g, '# #')
    .replace(/(section_(?:start|end)):/g, '$1 ');
}
