import { markdownCell } from '../secret/markdown.js';
import type { CredentialStatus } from './status.js';

const HEAD = ['Credential', 'Registry', 'Age', 'Ends', 'Next due', 'State', 'Stores'];

/** Where every credential is, and how old, as a Markdown table. */
export function statusTable(credentials: readonly CredentialStatus[]): string {
  const rows = credentials.map((one) => [
    one.credential,
    one.registry,
    one.ageDays === undefined ? 'unknown' : `${one.ageDays} d`,
    one.expires?.slice(0, 10) ?? '',
    one.due ? 'now' : (one.nextDue?.slice(0, 10) ?? ''),
    one.error ? `failed: ${one.error.code}` : `${one.due ? 'due: ' : ''}${one.why}`,
    one.stores.map(({ store, holds }) => `${store}: ${holds}`).join('; '),
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(markdownCell).join(' | ')} |\n`)
    .join('');
}
