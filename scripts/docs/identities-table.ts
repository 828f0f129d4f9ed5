import { entries } from '../../src/registries/detect.js';
import type { RegistryEntry } from '../../src/registries/contract.js';
import { ways } from './registries-table.js';

/** The table of docs/keyless.md: every registry that takes an identity. */
export function identitiesTable(): string {
  const rows = entries
    .filter(({ identity }) => identity)
    .toSorted((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
    .map(row);
  return ['| Registry | Proof | `identity` | Lives |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function row(entry: RegistryEntry): string {
  const { id, title, identity } = entry;
  const examples = identity?.examples.map((example) => `\`${example}\``).join('<br>') ?? '';
  return `| [${title}](registries/${id}.md) | ${ways(entry)} | ${examples} | ${identity?.lifetime ?? ''} |`;
}
