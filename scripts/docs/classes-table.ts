import { entries } from '../../src/registries/detect.js';
import type { RegistryEntry, TokenClass } from '../../src/registries/contract.js';

/** What happens to each registry's old credentials, as its module declares; without those rotated by hand only. */
export async function classesTable(): Promise<string> {
  const rows = await Promise.all(entries.map(row));
  return ['| Registry | `provider` | Class |', '| --- | --- | --- |', ...rows.flat().toSorted()].join('\n');
}

async function row({ id, title, load }: RegistryEntry): Promise<readonly string[]> {
  const { rotation } = await load();
  if (!rotation) return [];
  const words = new Set(rotation.map(classWords));
  return [`| ${title} | \`${id}\` | ${[...words].join('; or ')} |`];
}

const CHOSEN_BY = { client: 'regcred chooses', registry: 'the registry chooses' } as const;

function classWords({ class: kind, chooses, usernames, asConfigured }: TokenClass): string {
  if (asConfigured) return 'as its configuration says';
  if (kind === 'supplied') return 'supplied by a person';
  if (chooses) return `${kind}, ${CHOSEN_BY[chooses]}`;
  return usernames === 'change' ? `${kind}, with a new username each time` : kind;
}
