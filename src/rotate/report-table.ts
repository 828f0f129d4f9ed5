import { markdownCell } from '../secret/markdown.js';
import { words } from './planned-calls.js';
import type { CredentialReport, Outcome, RotationReport, StoreReport } from './report.js';

const HEAD = ['Credential', 'Registry', 'Age', 'What happened', 'Stores', 'Next due'];

/** The report as a Markdown table, for the job's summary and for people. */
export function reportTable({ credentials }: RotationReport): string {
  const rows = credentials.map((report) => [
    report.credential,
    report.registry,
    report.ageDays === undefined ? 'unknown' : `${report.ageDays} d`,
    happened(report),
    report.stores.map(store).join('; '),
    report.nextDue?.slice(0, 10) ?? 'now',
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(markdownCell).join(' | ')} |\n`)
    .join('');
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  rotated: 'rotated',
  finished: 'finished what an earlier run had begun',
  repaired: 'a store was given the current secret again',
  retired: 'old tokens were ended',
  waiting: 'nothing due',
  awaiting: 'a person has to set a new secret',
  'nothing-due': 'nothing due',
  'in-progress': 'another run is at work; nothing was changed',
  failed: 'failed',
};

function happened(report: CredentialReport): string {
  const { outcome, because, error, panel, waiting, notices } = report;
  const why = because.length > 0 ? ` because ${because.map((reason) => words[reason]).join(' and ')}` : '';
  return [
    error ? `failed: ${error.code}: ${error.message} ${error.hint}` : `${OUTCOMES[outcome]}${why}`,
    ...(panel === undefined ? [] : [panel]),
    ...(isEnd(outcome) ? [old(report)] : []),
    ...(waiting ? [`the old secret still works: ${waiting.why}${until(waiting)}`] : []),
    ...notices,
  ].join('; ');
}

function isEnd(outcome: Outcome): boolean {
  return outcome === 'rotated' || outcome === 'finished' || outcome === 'retired';
}

function old({ proof, waiting, generation }: CredentialReport): string {
  const number = `generation ${generation ?? 0}`;
  if (proof === 'refused') return `${number}, the old secret is refused`;
  if (waiting) return number;
  return `${number}, no proof that the old secret is refused, because it is not known`;
}

function until({ until: time }: NonNullable<CredentialReport['waiting']>): string {
  return time === undefined ? '' : ` (until ${time.slice(0, 16).replace('T', ' ')} UTC)`;
}

const HOLDS: Readonly<Record<StoreReport['outcome'], string>> = {
  written: 'new',
  current: 'current',
  behind: 'old',
  failed: 'failed',
  unknown: 'unknown',
};

function store({ store: name, outcome, error }: StoreReport): string {
  return `${name}: ${error ? `${HOLDS[outcome]} (${error.code})` : HOLDS[outcome]}`;
}
