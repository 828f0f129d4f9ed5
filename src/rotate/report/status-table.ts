import { ageText } from './age.js';
import { markdownTable } from './markdown-table.js';
import type { CredentialStatus, Holding } from './status.js';

const HEAD = ['Credential', 'Registry', 'Age', 'Expires', 'Next due', 'State', 'Stores'];

const HOLDS: Readonly<Record<Holding, string>> = {
  current: 'up to date',
  drift: 'not up to date',
  nothing: 'empty',
  unseen: 'not read',
};

/** The state and age of every credential, as a Markdown table. */
export function statusTable(credentials: readonly CredentialStatus[]): string {
  const rows = credentials.map((one) => [
    [one.credential],
    [one.registry],
    [ageText(one)],
    [one.expires?.slice(0, 10) ?? ''],
    [one.due ? 'now' : (one.nextDue?.slice(0, 10) ?? '')],
    [one.error ? `failed: ${one.error.code}` : one.due ? `due: ${one.why}` : one.why],
    one.stores.map(({ store, holds }) => `${store}: ${holdingText(one, holds)}`),
  ]);
  return markdownTable(HEAD, rows);
}

/** Before the first rotation it is unknown what the stores should have. */
function holdingText({ generation }: CredentialStatus, holds: Holding): string {
  return generation === undefined && holds === 'drift' ? 'not known yet' : HOLDS[holds];
}
