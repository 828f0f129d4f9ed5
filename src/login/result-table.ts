import { markdownCell } from '../secret/markdown.js';
import type { LoginResult } from './login-target.js';

/** The job summary's table: one row per registry, no secret, Markdown escaped. */
export function resultTable(results: readonly LoginResult[], client: string): string {
  const rows = results.map((result) => {
    if (result.status !== 'done') return row(result.registry, '', result.status, result.error.toString());
    const stored = result.record.helper ? `helper ${result.record.helper}` : client;
    const until =
      result.expiresAt === undefined ? [] : [`expires ${new Date(result.expiresAt).toISOString()}`];
    const detail = [stored, ...until, ...result.proved.map((right) => `proved ${right}`)].join(', ');
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

function row(...cells: string[]): string {
  return `| ${cells.map(markdownCell).join(' | ')} |`;
}
