import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, folders, root } from './registry-list.js';

// Adding a registry touches its own folder and one line of the catalog (design, section 2).

const otherMeanings: Readonly<Record<string, RegExp>> = {
  // GitLab is also a CI and the keeper of a store, and its name is too common a word to be masked.
  gitlab: /^src\/(?:ci|stores)\/|^src\/secret\/common-words/,
  // docker/login-action's input `ecr`, which names the provider of the same name.
  ecr: /^src\/login\/(?:plan|registry-auth)/,
};

const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => name !== 'src/registries/catalog.ts')
  .map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));

describe.each(folders)('the registry %s', (id) => {
  const elsewhere = sources.filter(
    ({ name }) => !name.startsWith(`src/registries/${id}/`) && !otherMeanings[id]?.test(name),
  );

  it('is named by no other source file', () => {
    const asText = new RegExp(`(['"\`])${id}\\1`);
    const asPath = new RegExp(`from '[^']*/${id}/[^']*'|import\\('[^']*/${id}/`);
    const naming = elsewhere.filter(({ text }) => asText.test(text) || asPath.test(text));
    expect(naming.map(({ name }) => name)).toEqual([]);
  });

  it('has an entry that loads nothing heavy: only types, and its module on demand', () => {
    const entry = readFileSync(`${folder}${id}/entry.ts`, 'utf8');
    const imports = [...entry.matchAll(/^(?:import|export)\b.*\bfrom\b.*$/gm)].map(([line]) => line);
    expect(imports).toEqual(["import type { RegistryEntry } from '../registry.js';"]);
    expect(entry).toContain("import('./registry.js')");
  });

  it('imports nothing of another registry', () => {
    const own = sources.filter(({ name }) => name.startsWith(`src/registries/${id}/`));
    const others = folders.filter((other) => other !== id);
    const paths = own.flatMap(({ text }) =>
      [...text.matchAll(/from '([^']+)'/g)].map(([, path]) => path ?? ''),
    );
    expect(paths.filter((path) => others.some((other) => path.includes(`/${other}/`)))).toEqual([]);
  });
});
