import { markdownCell } from '../secret/markdown.js';
import type { CredentialReport, RotationReport, StoreReport } from './report.js';

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

function happened({ outcome, generation, proof, error, because }: CredentialReport): string {
  if (error) return `failed: ${error.code}: ${error.message} ${error.hint}`;
  if (outcome === 'in-progress') return 'another run is at work; nothing was changed';
  if (outcome === 'nothing-due' || outcome === 'failed') return outcome.replace('-', ' ');
  const old =
    proof === 'refused'
      ? 'the old secret is refused'
      : 'no proof that the old secret is refused, because it is not known';
  const why = because.length > 0 ? ` (${because.join(', ')})` : '';
  return `${outcome}${why}, generation ${generation ?? 0}; ${old}`;
}

function store({ store: name, outcome, error }: StoreReport): string {
  return `${name}: ${error ? `${outcome} (${error.code})` : outcome}`;
}
