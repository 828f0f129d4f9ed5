import { checkNames, insertLine, templates, writeNew, type Scaffolded } from './scaffold.js';

export interface NewStore {
  readonly id: string;
  readonly title?: string | undefined;
}

const CATALOG = 'src/stores/catalog.ts';

/** Writes a store's module, page, fake, conformance case and failing test, and its line of the catalog. */
export async function newStore(root: string, { id, title = id }: NewStore): Promise<Scaffolded> {
  checkNames({ id, title });
  const pascal = id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  const template = templates({
    ID: id,
    TITLE: title,
    CAMEL: camel,
    PASCAL: pascal,
    VARIABLE: id.toUpperCase().replaceAll('-', '_'),
  });
  const files = {
    [`src/stores/${id}/${id}-store.ts`]: template('store.ts.txt'),
    [`docs/stores/${id}.md`]: template('store.md.txt'),
    [`test/stores/${id}.test.ts`]: template('store-test.ts.txt'),
    [`test/fakes/${id}.ts`]: template('store-fake.ts.txt'),
    [`test/conformance/stores/${id}.ts`]: template('store-place.ts.txt'),
  };
  await writeNew(root, files);
  const line = `  { id: '${id}', title: '${title}', load: async (env) => (await import('./${id}/${id}-store.js')).${camel}Stores(env) },`;
  insertLine(root, CATALOG, line, (text) => /^ {2}\{ id: '([a-z0-9-]+)'/.exec(text)?.[1]);
  return {
    files: Object.keys(files),
    changed: [CATALOG],
    next: `Next: npx vitest run test/stores/${id}.test.ts test/conformance/stores.test.ts, and see it fail; docs/adding-a-store.md says how it passes.`,
  };
}
