import { lineBreak, markdownCell } from '../../secret/markdown.js';
import { age } from './report-table.js';
import type { CredentialStatus, Holding } from './status.js';

const HEAD = ['Credential', 'Registry', 'Age', 'Ends', 'Next due', 'State', 'Stores'];

const HOLDS: Readonly<Record<Holding, string>> = {
  current: 'up to date',
  drift: 'not up to date',
  nothing: 'empty',
  unseen: 'not seen',
};

/** Where every credential is, and how old, as a Markdown table. */
export function statusTable(credentials: readonly CredentialStatus[]): string {
  const rows = credentials.map((one) => [
    [one.credential],
    [one.registry],
    [age(one)],
    [one.expires?.slice(0, 10) ?? ''],
    [one.due ? 'now' : (one.nextDue?.slice(0, 10) ?? '')],
    [one.error ? `failed: ${one.error.code}` : one.due ? `due: ${one.why}` : one.why],
    one.stores.map(({ store, holds }) => `${store}: ${holding(one, holds)}`),
  ]);
  return [HEAD.map((cell) => [cell]), HEAD.map(() => ['---']), ...rows]
    .map((cells) => `| ${cells.map((lines) => lines.map(markdownCell).join(lineBreak)).join(' | ')} |\n`)
    .join('');
}

/** Before the first rotation nobody knows what the stores should hold. */
function holding({ generation }: CredentialStatus, holds: Holding): string {
  return generation === undefined && holds === 'drift' ? 'not known yet' : HOLDS[holds];
}
