import { generic } from '../../src/registries/catalog.js';
import { entries } from '../../src/registries/detect.js';
import type { IdentityLogins, Registry, RegistryEntry } from '../../src/registries/contract.js';

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

const rank = (entry: RegistryEntry) => Number(entry === generic);

const FROM = { 'id-token': 'ID token', environment: 'environment', key: 'from an API key' } as const;

/** How a job can log in with no stored password; `no` where it cannot. */
export function ways(identity: IdentityLogins | undefined): string {
  if (!identity) return 'no';
  const all = identity.from.map((way) => FROM[way]).join(', ');
  return `${all}${identity.experimental ? ' (partly experimental)' : ''}`;
}

/** The address that tables show: none for software that runs on any host. */
export function usualAddress({ hosts }: RegistryEntry, { example }: Registry): string | undefined {
  return example ?? hosts.find((host) => typeof host === 'string');
}

async function row(entry: RegistryEntry): Promise<string> {
  const { id, title } = entry;
  const registry = await entry.load();
  const { inputs, identity, rotation } = registry;
  const usual = usualAddress(entry, registry);
  const host =
    entry === generic ? 'any other host' : usual === undefined ? `none: set \`provider\`` : `\`${usual}\``;
  const classes = rotation?.map((one) => one.class).join(', ') ?? 'by hand';
  return `| ${[`[${title}](docs/registries/${id}.md)`, `\`${id}\``, host, inputs.username, inputs.password, ways(identity), classes].join(' | ')} |`;
}
