import type { OpenCredential } from '../engine/open-credential.js';
import type { LedgerRecord } from '../ledger/record.js';

/** Notices about short-lived tokens that stop nothing; plain sentences. */
export function refreshNotices(opened: OpenCredential, ledger: LedgerRecord | undefined): readonly string[] {
  if (opened.token.kind !== 'refresh') return [];
  return [...tooFewRuns(opened, ledger), ...needless(opened)];
}

/** Any run may be late, and one may be missed. */
function tooFewRuns({ token, policy }: OpenCredential, ledger: LedgerRecord | undefined): readonly string[] {
  const issued = token.kind === 'refresh' ? token.lifetime : undefined;
  const lifetime = issued ?? lifetimeOf(ledger);
  const { runs } = policy;
  if (runs === undefined || lifetime === undefined || lifetime + MINUTE >= 3 * runs) return [];
  const facts = `The token lives ${timeText(lifetime)} and a run comes every ${timeText(runs)}`;
  const effect =
    lifetime <= runs
      ? 'between two runs the stores have an expired token'
      : 'when a run is late or missed, the stores have an expired token';
  return [
    `${facts}: ${effect}. Run it at least every ${timeText(lifetime / 3)}, and set every to that time.`,
  ];
}

function lifetimeOf(ledger: LedgerRecord | undefined): number | undefined {
  return ledger?.expires === undefined ? undefined : Date.parse(ledger.expires) - Date.parse(ledger.since);
}

/** The safest secret is the one that is not stored. */
function needless({ stores, keyless, policy }: OpenCredential): readonly string[] {
  const names = stores.filter(({ forJobs }) => forJobs === true).map(({ name }) => name);
  if (keyless === undefined || names.length === 0) return [];
  const shown =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  return [
    `The jobs that read ${shown} need no stored secret: they can log in to ${policy.registry} with their own ID token, with an input such as identity: ${keyless}`,
  ];
}

const MINUTE = 60_000;

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', MINUTE],
] as const;

/** `12 h`, `90 min`: in the largest unit that divides it. */
function timeText(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  const exact = UNITS.find(([, size]) => (minutes * MINUTE) % size === 0);
  const [unit, size] = exact ?? UNITS[2];
  return `${(minutes * MINUTE) / size} ${unit}`;
}
