import { entries } from '../../src/registries/detect.js';
import type { RegistryEntry } from '../../src/registries/contract.js';
import type { RegistrySamples } from '../../src/registries/samples.js';

/** The README's table of registries, by title, the generic one last. */
export async function registriesTable(): Promise<string> {
  const byTitle = entries.toSorted(
    (a, b) => rank(a) - rank(b) || (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1),
  );
  const rows = await Promise.all(byTitle.map(row));
  return [
    '| Registry | `provider` | Found by the host, for example | `username` | `password` | Keyless | [Rotation](docs/rotation.md) |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const rank = ({ id }: RegistryEntry) => Number(id === 'generic');

const FROM = { 'id-token': 'ID token', environment: 'environment', key: 'from an API key' } as const;

/** How a job can log in with no stored password; `no` where it cannot. */
export function ways({ identity }: RegistryEntry): string {
  if (!identity) return 'no';
  const all = identity.from.map((way) => FROM[way]).join(', ');
  return `${all}${identity.experimental ? ' (partly experimental)' : ''}`;
}

async function row(entry: RegistryEntry): Promise<string> {
  const { id, title, hosts, login, rotation } = entry;
  const module = (await import(`../../src/registries/${id}/samples.ts`)) as { samples: RegistrySamples };
  const usual = module.samples.registry ?? module.samples.hosts[0];
  const host =
    id === 'generic' ? 'any other host' : hosts.length === 0 ? `none: set \`provider\`` : `\`${usual}\``;
  return `| ${[`[${title}](docs/registries/${id}.md)`, `\`${id}\``, host, login.username, login.secret, ways(entry), rotation?.join(', ') ?? 'by hand'].join(' | ')} |`;
}
