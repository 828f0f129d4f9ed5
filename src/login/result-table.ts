import type { LoginResult } from './login-target.js';

/** The job summary's table: one row per registry, no secret, and nothing that Markdown could take for more. */
export function resultTable(
  results: readonly LoginResult[],
  client: string,
  redact: (text: string) => string,
): string {
  // Redacted before it is escaped: a secret with `_` or `*` in it would not be found afterwards.
  const row = (...cells: string[]) => `| ${cells.map((cell) => escapeCell(redact(cell))).join(' | ')} |`;
  const rows = results.map((result) => {
    if (result.status !== 'done') return row(result.registry, '', result.status, result.error.toString());
    const kept = result.record.helper ? `helper ${result.record.helper}` : client;
    const detail = [kept, ...result.proved.map((right) => `proved ${right}`)].join(', ');
    return row(result.registry, result.username, 'logged in', detail);
  });
  return [
    '### Registry logins',
    '',
    row('Registry', 'User', 'Result', 'Details'),
    row('---', '---', '---', '---'),
    ...rows,
    '',
  ].join('\n');
}

function escapeCell(text: string): string {
  return text.replace(/[\\|<>`*_[\]]/g, (character) => `\\${character}`);
}
