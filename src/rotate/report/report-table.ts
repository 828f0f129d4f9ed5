import { lineBreak, markdownCell } from '../../secret/markdown.js';
import { reasonWords } from '../plan/planned-calls.js';
import type { CredentialReport, RotationOutcome, RotationReport, StoreReport } from './report.js';

const HEAD = ['Credential', 'Registry', 'Age', 'What happened', 'Stores', 'Next due'];

/** The report as a Markdown table, for the job's summary and for people. */
export function reportTable({ credentials }: RotationReport): string {
  const rows = credentials.map((report) => [
    [report.credential],
    [report.registry],
    [age(report)],
    happened(report),
    report.stores.map(store),
    [due(report)],
  ]);
  return [HEAD.map((cell) => [cell]), HEAD.map(() => ['---']), ...rows]
    .map((cells) => `| ${cells.map((lines) => lines.map(markdownCell).join(lineBreak)).join(' | ')} |\n`)
    .join('');
}

/** One line for lists of runs: which credentials came to which end, failures first. */
export function reportHeadline({ credentials }: RotationReport): string {
  const order: readonly RotationOutcome[] = [
    'failed',
    'awaiting',
    'rotated',
    'finished',
    'repaired',
    'retired',
    'in-progress',
  ];
  const parts = order.flatMap((outcome) => {
    const names = credentials.filter((one) => one.outcome === outcome).map(({ credential }) => credential);
    return names.length === 0 ? [] : [`${outcome}: ${names.join(', ')}`];
  });
  return parts.join('; ') || 'nothing was due';
}

/** What is too long for a cell: what failed and what to do, and what a person has to do. Markdown. */
export function reportNotes({ credentials }: RotationReport): string {
  const lines = credentials.flatMap(({ credential, error, panel, notices, stores }) => {
    // The failure of a store is often that of the whole: it is told once.
    const errors = [error, ...stores.map((one) => one.error)].flatMap((one) => (one ? [one] : []));
    const told = errors.map(({ code, message, hint }) => `${code}: ${message} ${hint}`);
    const notes = new Set([...told, ...(panel === undefined ? [] : [panel]), ...notices]);
    return [...notes].map((note) => `${credential}: ${note}`);
  });
  return lines.length === 0 ? '' : `\n${lines.map((line) => `- ${markdownCell(line)}\n`).join('')}`;
}

/** How old a secret is, for people. */
export function age({ ageDays }: { readonly ageDays?: number }): string {
  if (ageDays === undefined) return 'unknown';
  return ageDays === 1 ? '1 day' : `${ageDays} days`;
}

const OUTCOMES: Readonly<Record<RotationOutcome, string>> = {
  rotated: 'rotated',
  finished: 'an earlier run’s rotation was finished',
  repaired: 'a store was given the current secret again',
  retired: 'the old secret was ended',
  waiting: 'nothing was due',
  awaiting: 'waits for a person to set a new secret',
  'nothing-due': 'nothing was due',
  'in-progress': 'another run is at work; nothing was changed',
  failed: 'failed',
};

/** What was done and why, and below it what became of the old secret. */
function happened(report: CredentialReport): readonly string[] {
  const { outcome, error, waiting } = report;
  const reasons = why(report);
  const isDone = outcome === 'rotated';
  return [
    `${error ? `failed: ${error.code}` : OUTCOMES[outcome]}${isDone && reasons !== '' ? ` because ${reasons}` : ''}`,
    ...(!isDone && reasons !== '' ? [`due because ${reasons}`] : []),
    ...(isEnd(outcome) && !waiting ? [old(report)] : []),
    ...(waiting ? [stillGood(waiting)] : []),
  ];
}

function why({ because }: CredentialReport): string {
  // What a person supplies is due by that alone.
  const reasons = because.includes('supplied') ? (['supplied'] as const) : because;
  return reasons.map((reason) => reasonWords[reason]).join(' and ');
}

function isEnd(outcome: RotationOutcome): boolean {
  return outcome === 'rotated' || outcome === 'finished' || outcome === 'retired';
}

function old({ proof }: CredentialReport): string {
  return proof === 'refused'
    ? 'the old secret is refused'
    : 'no proof that the old secret is refused, because it is not known';
}

function stillGood({ why: reason, until }: NonNullable<CredentialReport['waiting']>): string {
  if (until === undefined) return `the old secret still works: ${reason}`;
  return `the old secret works until ${until.slice(0, 16).replace('T', ' ')} UTC`;
}

/** A day; `now` where nothing is known, or where a rotation did not come to its end. */
function due({ outcome, nextDue }: CredentialReport): string {
  return outcome === 'failed' || outcome === 'awaiting' ? 'now' : (nextDue?.slice(0, 10) ?? 'now');
}

const HOLDS: Readonly<Record<StoreReport['outcome'], string>> = {
  written: 'new secret',
  current: 'up to date',
  behind: 'not up to date',
  failed: 'not written',
  unknown: 'not seen',
};

function store({ store: name, outcome, error }: StoreReport): string {
  return `${name}: ${HOLDS[outcome]}${error ? ` (${error.code})` : ''}`;
}
