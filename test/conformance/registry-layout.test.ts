import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, folders, root } from './registry-list.js';

// Adding a registry touches its own folder and one line of the catalog (docs/architecture.md, section 2).

const otherMeanings: Readonly<Record<string, RegExp>> = {
  // GitLab is also a CI and the keeper of a store, and its name is too common a word to be masked.
  gitlab: /^src\/(?:ci|stores)\/|^src\/secret\/common-words/,
  // docker/login-action's input `ecr`, which names the provider of the same name.
  ecr: /^src\/login\/inputs\/(?:login-request|registry-auth)/,
  // The scheme of an address, and Node's debug channel of that name.
  http: /^src\/(?:distribution\/ping|context\/safe-environment|secret\/common-words|rotate\/config\/open-token)\.ts$/,
};

const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => name !== 'src/registries/catalog.ts')
  .map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));

/** What a source file imports, as paths from the root. */
function imported({ name, text }: (typeof sources)[number]): string[] {
  const paths = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, path]) => path ?? '');
  return paths.map((path) => posix.join(posix.dirname(name), path));
}

function isOf(id: string, path: string): boolean {
  return path.startsWith(`src/registries/${id}/`);
}

describe.each(folders)('the registry %s', (id) => {
  const elsewhere = sources.filter(
    ({ name }) => !name.startsWith(`src/registries/${id}/`) && !otherMeanings[id]?.test(name),
  );

  it('is named by no other source file', () => {
    const asText = new RegExp(`(['"\`])${id}\\1`);
    const naming = elsewhere.filter(
      (source) => asText.test(source.text) || imported(source).some((path) => isOf(id, path)),
    );
    expect(naming.map(({ name }) => name)).toEqual([]);
  });

  it('has an entry that loads nothing heavy: only types, and its module on demand', () => {
    const entry = readFileSync(`${folder}${id}/entry.ts`, 'utf8');
    const imports = [...entry.matchAll(/^(?:import|export)\b.*\bfrom\b.*$/gm)].map(([line]) => line);
    expect(imports).toEqual(["import type { RegistryEntry } from '../contract.js';"]);
    expect(entry).toContain("import('./registry.js')");
  });

  it('imports nothing of another registry', () => {
    const own = sources.filter(({ name }) => name.startsWith(`src/registries/${id}/`));
    const others = folders.filter((other) => other !== id);
    const paths = own.flatMap(imported);
    expect(paths.filter((path) => others.some((other) => isOf(other, path)))).toEqual([]);
  });
});
