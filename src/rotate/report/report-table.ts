import { markdownCell } from '../../secret/markdown.js';
import { ageText } from './age.js';
import { markdownTable } from './markdown-table.js';
import { reasonText } from './reason-words.js';
import type { CredentialReport, RotationOutcome, RotationReport, StoreReport } from './report.js';

const HEAD = ['Credential', 'Registry', 'Age', 'What happened', 'Stores', 'Next due'];

/** The report as a Markdown table, for the job's summary and for people. */
export function reportTable({ credentials }: RotationReport): string {
  const rows = credentials.map((report) => [
    [report.credential],
    [report.registry],
    [ageText(report)],
    whatHappened(report),
    report.stores.map(storeLine),
    [dueDay(report)],
  ]);
  return markdownTable(HEAD, rows);
}

/** One line for lists of runs: the credentials by outcome, failures first. */
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

/** What is too long for a cell, as a Markdown list: errors with their hints, panels and notices. */
export function reportNotes({ credentials }: RotationReport): string {
  const lines = credentials.flatMap(({ credential, error, panel, notices, stores }) => {
    // The error of a store is often that of the whole credential; the set shows it once.
    const errors = [error, ...stores.map((one) => one.error)].flatMap((one) => (one ? [one] : []));
    const texts = errors.map(({ code, message, hint }) => `${code}: ${message} ${hint}`);
    const notes = new Set([...texts, ...(panel === undefined ? [] : [panel]), ...notices]);
    return [...notes].map((note) => `${credential}: ${note}`);
  });
  return lines.length === 0 ? '' : `\n${lines.map((line) => `- ${markdownCell(line)}\n`).join('')}`;
}

const OUTCOMES: Readonly<Record<RotationOutcome, string>> = {
  rotated: 'rotated',
  finished: 'an earlier run’s rotation was finished',
  repaired: 'the current secret was written to a store again',
  retired: 'the old token was revoked',
  waiting: 'nothing was due',
  awaiting: 'a person has to set a new secret',
  'nothing-due': 'nothing was due',
  'in-progress': 'another run is rotating it; nothing was changed',
  failed: 'failed',
};

/** What was done and why, and below it the state of the old secret. */
function whatHappened(report: CredentialReport): readonly string[] {
  const { outcome, error, waiting } = report;
  const reasons = why(report);
  const isRotated = outcome === 'rotated';
  return [
    `${error ? `failed: ${error.code}` : OUTCOMES[outcome]}${isRotated && reasons !== '' ? ` because ${reasons}` : ''}`,
    ...(!isRotated && reasons !== '' ? [`due because ${reasons}`] : []),
    ...(isDone(outcome) && !waiting ? [oldSecret(report)] : []),
    ...(waiting ? [stillValid(waiting)] : []),
  ];
}

function why({ because }: CredentialReport): string {
  // A supplied secret is reason enough.
  return reasonText(because.includes('supplied') ? ['supplied'] : because);
}

function isDone(outcome: RotationOutcome): boolean {
  return outcome === 'rotated' || outcome === 'finished' || outcome === 'retired';
}

function oldSecret({ proof }: CredentialReport): string {
  return proof === 'refused'
    ? 'the old secret is refused'
    : 'no proof that the old secret is refused: regcred does not know it';
}

function stillValid({ why: reason, until }: NonNullable<CredentialReport['waiting']>): string {
  if (until === undefined) return `the old secret still works: ${reason}`;
  return `the old secret works until ${until.slice(0, 16).replace('T', ' ')} UTC`;
}

/** A day, or `now` where the age is unknown or a rotation is not done. */
function dueDay({ outcome, nextDue }: CredentialReport): string {
  return outcome === 'failed' || outcome === 'awaiting' ? 'now' : (nextDue?.slice(0, 10) ?? 'now');
}

const HOLDS: Readonly<Record<StoreReport['outcome'], string>> = {
  written: 'new secret',
  current: 'up to date',
  behind: 'not up to date',
  failed: 'not written',
  unknown: 'not read',
};

function storeLine({ store: name, outcome, error }: StoreReport): string {
  return `${name}: ${HOLDS[outcome]}${error ? ` (${error.code})` : ''}`;
}
