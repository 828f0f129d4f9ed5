import { entries } from '../../src/registries/detect.js';
import { parseAddress } from '../../src/registries/address.js';
import type { RegistryEntry, TokenApi, TokenOpener } from '../../src/registries/contract.js';
import { Secret } from '../../src/secret/secret.js';

// Enough of `token` to be opened; nothing is asked. All but these are set in a panel.
const SETTINGS: Readonly<Record<string, readonly object[]>> = {
  'docker-hub': [
    { account: 'acme', label: 'l', scopes: ['repo:read'] },
    {
      organization: 'acme',
      label: 'l',
      resources: [{ type: 'TYPE_REPO', path: 'acme/web', scopes: ['repo-pull'] }],
    },
  ],
  gitlab: [
    { project: 1, name: 'n', access: ['pull'] },
    { project: 1, name: 'n', class: 'replace' },
  ],
  harbor: robot(),
  ovh: robot(),
  htpasswd: [
    { file: '/f', users: ['a', 'b'] },
    { file: '/f', user: 'a' },
  ],
  quay: [
    { organization: 'acme', robot: 'ci', class: 'overlap', repositories: [{ name: 'a', role: 'read' }] },
    { organization: 'acme', robot: 'ci', class: 'replace' },
  ],
};
const SUPPLIED = [{ username: 'u', 'new-password': 'env:NEW' }];
const WORDS: Readonly<Record<string, string>> = {
  overlap: 'overlap',
  'replace client': 'replace, regcred chooses',
  'replace registry': 'replace, the registry chooses',
  refresh: 'refresh',
  supplied: 'supplied by a person',
};

function robot() {
  const one = { project: 'p', name: 'n', access: ['pull'] };
  return [one, { ...one, class: 'replace' }];
}

/** How each registry's old credentials end, as its own module says; those that cannot be rotated are left out. */
export async function classesTable(): Promise<string> {
  const rows = await Promise.all(entries.map(row));
  return ['| Registry | `provider` | Class |', '| --- | --- | --- |', ...rows.flat().toSorted()].join('\n');
}

async function row(entry: RegistryEntry): Promise<readonly string[]> {
  const { id, title } = entry;
  const tokens = await (await entry.load()).tokens?.();
  if (!tokens) return [];
  const words = id === 'http' ? ['as its configuration says'] : [...new Set(open(entry, tokens))];
  return [`| ${title} | \`${id}\` | ${words.join('; or ')} |`];
}

function open({ id, identity, rotation }: RegistryEntry, tokens: TokenOpener): readonly string[] {
  const api = new URL('https://registry.example.com/');
  const access = { address: parseAddress('registry.example.com'), api, plainHttp: false };
  const admin = { username: 'acme', secret: new Secret('a') };
  const own = SETTINGS[id] ?? (rotation?.includes('supplied') ? SUPPLIED : []);
  const refreshed = rotation?.includes('refresh') ? [{ identity: identity?.examples[0] ?? '' }] : [];
  const all = [...own, ...refreshed];
  return all.map((settings) => classOf(tokens.open(settings, { ...access, admin })));
}

function classOf(token: TokenApi): string {
  const kind = token.kind === 'replace' ? `replace ${token.chooses}` : token.kind;
  const isTwo = token.kind === 'overlap' && token.usernames === 'change';
  return `${WORDS[kind] ?? kind}${isTwo ? ', with a new user name each time' : ''}`;
}
