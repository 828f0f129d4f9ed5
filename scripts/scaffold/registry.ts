import { checkNames, insertLine, ScaffoldFault, templates, writeNew, type Scaffolded } from './scaffold.js';

export interface NewRegistry {
  readonly id: string;
  readonly title?: string | undefined;
  /** Absent: software that runs on any host. */
  readonly host?: string | undefined;
  /** The class of rotation to begin with; absent: none. */
  readonly rotates?: string | undefined;
}

const CATALOG = 'src/registries/catalog.ts';

/** Writes a registry's module, page, test data and failing test, and its line of the catalog. */
export async function newRegistry(
  root: string,
  { id, title = id, host, rotates }: NewRegistry,
): Promise<Scaffolded> {
  checkNames({ id, title });
  if (id === 'kit') throw new ScaffoldFault('kit cannot be an id: src/registries/kit is shared code.');
  if (host !== undefined && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host)) {
    throw new ScaffoldFault(`${host} is no host name; write an expression into the catalog afterwards.`);
  }
  if (rotates !== undefined && rotates !== 'overlap') {
    throw new ScaffoldFault(`There is a template for --rotates overlap only, not for ${rotates}.`);
  }
  const withTokens = rotates === 'overlap';
  const values = {
    ID: id,
    VARIABLE: `${id.toUpperCase().replaceAll('-', '_')}_PASSWORD`,
    TITLE: title,
    ADDRESS: host ?? `registry.${id}.example`,
    NAMED: host === undefined ? `\n    provider: ${id}` : '',
    HOSTS: host === undefined ? '' : `'${host}'`,
    LOOKALIKES: host === undefined ? '' : `'${host}.evil.com', 'evil-${host}'`,
    ROTATION: withTokens ? "\n  rotation: [{ class: 'overlap' }]," : '',
    TOKENS: withTokens ? "\n  tokens: () => import('./tokens.js').then((module) => module.tokens)," : '',
    UP: withTokens ? '../' : './',
  };
  const template = templates(values);
  const module = withTokens ? `${id}/registry` : id;
  const files = {
    [`src/registries/${module}.ts`]: template('registry.ts.txt'),
    [`docs/registries/${id}.md`]: template('registry.md.txt'),
    [`test/conformance/registries/${id}.ts`]: template('registry-samples.ts.txt'),
    [`test/registries/${id}.test.ts`]: template('registry-test.ts.txt'),
    ...(withTokens && {
      [`src/registries/${id}/tokens.ts`]: template('tokens.ts.txt'),
      [`test/fakes/${id}.ts`]: template('fake.ts.txt'),
      [`test/conformance/tokens/${id}.ts`]: template('tokens-case.ts.txt'),
    }),
  };
  await writeNew(root, files);
  const line = `  entry('${id}', '${title}', [${values.HOSTS}], () => import('./${module}.js')),`;
  insertLine(root, CATALOG, line, (text) => /^ {2}entry\('([a-z0-9-]+)'/.exec(text)?.[1]);
  return {
    files: Object.keys(files),
    changed: [CATALOG],
    next: `Next: npx vitest run test/registries/${id}.test.ts test/conformance, and see it fail; docs/adding-a-registry.md says how it passes.`,
  };
}
