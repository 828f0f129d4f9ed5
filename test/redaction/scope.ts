import { canaryKinds, type CanaryKind } from './canaries.js';
import { removeFolder, visit } from './files.js';
import { isOwnProgram } from './own-program.js';
import { search, type Wanted } from './search.js';

interface Canary extends Wanted {
  readonly kind: CanaryKind;
}

/** What one test (or what a file sets up for all of its tests) knows, holds and has shown. */
export interface Scope {
  readonly canaries: Canary[];
  readonly folders: string[];
  readonly holders: Map<string, 'private' | 'any'>;
  readonly observed: { readonly channel: string; readonly text: string }[];
}

export function createScope(): Scope {
  return { canaries: [], folders: [], holders: new Map(), observed: [] };
}

export function addCanary(scope: Scope, kind: CanaryKind, suffix: string): string {
  const drawn = canaryKinds[kind]();
  scope.canaries.push({ value: drawn + suffix, random: drawn.length, kind });
  return drawn + suffix;
}

/** Where a secret of the scopes is shown, and in which form; never the secret. */
export function leaks(...scopes: readonly Scope[]): string[] {
  const canaries = scopes.flatMap((scope) => scope.canaries);
  if (canaries.length === 0) return [];
  const look = (where: string, text: string | Uint8Array) =>
    search(text, canaries).map(
      ({ secret, form }) => `secret ${secret + 1} (${canaries[secret]?.kind ?? ''}) in ${where}: ${form}`,
    );
  const holders = new Map(scopes.flatMap((scope) => [...scope.holders]));
  return [
    ...channels(scopes).flatMap(([channel, text]) => look(channel, text)),
    ...scopes.flatMap((scope) => scope.folders).flatMap((folder) => inFolder(folder, holders, look)),
  ];
}

/** What was shown on one channel belongs together: a secret may be cut in two between writes. */
function channels(scopes: readonly Scope[]): (readonly [channel: string, text: string])[] {
  const texts = new Map<string, string[]>();
  for (const { channel, text } of scopes.flatMap((scope) => scope.observed)) {
    texts.set(channel, [...(texts.get(channel) ?? []), text]);
  }
  return [...texts].map(([channel, parts]) => [channel, parts.join('\n')] as const);
}

type Look = (where: string, text: string | Uint8Array) => string[];

function inFolder(folder: string, holders: Scope['holders'], look: Look): string[] {
  return [...visit(folder)].flatMap((entry) => {
    const named = look('the name of a file', entry.path);
    const where = named.length > 0 ? 'a file named by a secret' : entry.path;
    const content = entry.content();
    const held = isOwnProgram(content) ? [] : look(where, content);
    const allowed = holders.get(entry.path);
    if (allowed === undefined) return [...named, ...held];
    const open = allowed === 'private' && (entry.mode & 0o077) !== 0 && held.length > 0;
    return open ? [...named, `${where} holds a secret and has the mode ${entry.mode.toString(8)}`] : named;
  });
}

export function clear(scope: Scope): void {
  for (const folder of scope.folders) removeFolder(folder);
  scope.canaries.length = 0;
  scope.folders.length = 0;
  scope.observed.length = 0;
  scope.holders.clear();
}
