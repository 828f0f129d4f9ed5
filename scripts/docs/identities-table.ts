import { entries } from '../../src/registries/detect.js';
import type { RegistryEntry } from '../../src/registries/contract.js';
import { ways } from './registries-table.js';

/** The table of docs/keyless.md: every registry that takes an identity. */
export async function identitiesTable(): Promise<string> {
  const byTitle = entries.toSorted((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
  const rows = await Promise.all(byTitle.map(row));
  return ['| Registry | Proof | `identity` | Lives |', '| --- | --- | --- | --- |', ...rows.flat()].join(
    '\n',
  );
}

async function row({ id, title, load }: RegistryEntry): Promise<readonly string[]> {
  const { identity } = await load();
  if (!identity) return [];
  const examples = identity.examples.map((example) => `\`${example}\``).join('<br>');
  return [`| [${title}](registries/${id}.md) | ${ways(identity)} | ${examples} | ${identity.lifetime} |`];
}
