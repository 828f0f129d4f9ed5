import { createHash } from 'node:crypto';
import { parse } from 'yaml';

interface Input {
  readonly description: string;
  readonly default?: unknown;
}

/** A Markdown table of the inputs that the header of a template declares. */
export function templateInputsTable(template: string): string {
  const [header = ''] = template.split(/^---\n/m);
  const { spec } = parse(header) as { spec: { inputs: Readonly<Record<string, Input>> } };
  const rows = Object.entries(spec.inputs).map(
    ([name, { description, default: usual }]) => `| \`${name}\` | ${description} | ${shown(usual)} |`,
  );
  return ['| Input | Meaning | Default |', '| --- | --- | --- |', ...rows].join('\n');
}

function shown(value: unknown): string {
  if (value === '' || value === undefined) return '';
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  // Whole sums and digests would make the table too wide to read; they stand in the template.
  return `\`${text.replace(/([0-9a-f]{8})[0-9a-f]{56}/, '$1…')}\``;
}

/** A template that downloads the program of this version, and runs it only when it is this one. */
export function pinned(template: string, program: Uint8Array, version: string): string {
  const sum = createHash('sha256').update(program).digest('hex');
  return template
    .replace(/(cli_sha256:\n(?: {6}.*\n)*? {6}default: )\S+/, `$1'${sum}'`)
    .replace(/(cli_url:\n(?: {6}.*\n)*? {6}default: \S+\/download\/)[^/]+/, `$1v${version}`);
}
