import { errors } from '../../src/errors/list.js';

const EXIT = { 1: 'failed', 2: 'usage or configuration', 75: 'temporary, try again' } as const;

/** docs/errors.md: every code by its name, so that `docs/errors.md#e_secret_empty` is its anchor. */
export function errorsPage(): string {
  const codes = Object.entries(errors).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    '<!-- Generated from src/errors/list.ts by `npm run docs`. -->',
    '# Errors',
    'Every way in which regcred can fail. An error is shown as `E_CODE: one sentence. Hint: what to do.`; words in italics stand for what it is about.',
    ...codes.flatMap(([code, { exit, message, hint }]) => [
      `## ${code}`,
      markdown(message),
      `**Hint:** ${markdown(hint)}`,
      `Exit code ${exit} (${EXIT[exit]}).`,
    ]),
  ].join('\n\n');
}

/** Slots in italics; what is no code span must not turn into markup. */
function markdown(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') ? part : part.replace(/[*_<[\]\\]/g, '\\$&').replace(/\{([\w\\]+)\}/g, '_$1_'),
    )
    .join('');
}
