import { ESLint, type Linter } from 'eslint';
import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { againstTheGrain, mayImport } from '../../scripts/lint/layers.mjs';
import {
  circles,
  exportedNames,
  importGraph,
  readSources,
  type Graph,
  type Sources,
} from './import-graph.js';

const sources = readSources();
const graph = importGraph(sources);

/** Names that several files export for the same role, and the files where each does. */
const sameRole: readonly { readonly name: string; readonly files: RegExp; readonly why: string }[] = [
  { name: 'main', files: /^src\/main\//, why: 'what each entry runs' },
  { name: 'run', files: /^src\/cli\//, why: 'what each command of the terminal runs' },
  { name: 'tokens', files: /^src\/registries\//, why: 'how a registry rotates its tokens' },
];

function wrongWay(edges: Graph): readonly string[] {
  return [...edges].flatMap(([from, targets]) =>
    [...targets].flatMap((to) => (againstTheGrain(from, to) === undefined ? [] : [`${from} → ${to}`])),
  );
}

/** The registry or store that a file belongs to: its folder, or the file itself; undefined for shared files. */
function pluginOf(file: string, edges: Graph): string | undefined {
  for (const kind of ['src/registries', 'src/stores']) {
    for (const module of edges.get(`${kind}/catalog.ts`) ?? []) {
      if (module === `${kind}/contract.ts`) continue;
      const folder = posix.dirname(module);
      if (folder === kind ? file === module : file.startsWith(`${folder}/`))
        return folder === kind ? module : folder;
    }
  }
  return undefined;
}

/** Imports of a registry or store by anything but itself and its catalog. */
function namedElsewhere(edges: Graph): readonly string[] {
  return [...edges].flatMap(([from, targets]) =>
    [...targets].flatMap((to) => {
      const plugin = pluginOf(to, edges);
      if (plugin === undefined || /^src\/\w+\/catalog\.ts$/.test(from)) return [];
      return pluginOf(from, edges) === plugin ? [] : [`${from} → ${to}`];
    }),
  );
}

/**
 * Exported names with two meanings: declared in two files of which a reader of one may see the other. Two
 * registries or stores never see each other, so each may call its own things as the others do.
 */
function ambiguous(texts: Sources, edges: Graph): readonly string[] {
  const sees = (plugin: string, other: string) =>
    posix.dirname(other).startsWith(posix.dirname(plugin)) ||
    againstTheGrain(`${plugin}/x.ts`, other) === undefined;
  const plugins = new Map([...texts.keys()].map((file) => [file, pluginOf(file, edges)]));
  const clash = (a: string, b: string) => {
    const [first, second] = [plugins.get(a), plugins.get(b)];
    if (first !== undefined && second !== undefined) return first === second;
    return first !== undefined ? sees(first, b) : second !== undefined ? sees(second, a) : true;
  };
  return [...exportedNames(texts)].flatMap(([name, files]) => {
    const role = sameRole.find((one) => one.name === name);
    const rest = files.filter((file) => !role?.files.test(file));
    const clashing = rest.filter((file) => rest.some((other) => other !== file && clash(file, other)));
    return clashing.length > 0 ? [`${name}: ${clashing.join(', ')}`] : [];
  });
}

describe('the files of src', () => {
  it('import one another without a circle', () => {
    expect(circles(graph)).toEqual([]);
  });

  it('import downwards only, types and import() included', () => {
    expect(wrongWay(graph)).toEqual([]);
  });

  it('lie in folders whose place in the order is known', () => {
    const folders = readdirSync(new URL('../../src', import.meta.url), { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(mayImport).sort());
  });

  it('import a registry or store from its own place and its catalog only', () => {
    expect(namedElsewhere(graph)).toEqual([]);
  });

  it('export no name with two meanings', () => {
    expect(ambiguous(sources, graph)).toEqual([]);
  });
});

const eslint = new ESLint({
  cwd: new URL('../..', import.meta.url).pathname,
  // The rules that need the compiler's types are not of interest here, and slow.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => /^(?:regcred\/|no-restricted-)/.test(ruleId),
});

async function complaints(path: string, text: string): Promise<readonly Linter.LintMessage[]> {
  const [result] = await eslint.lintText(text, { filePath: path });
  return result?.messages ?? [];
}

describe.each([
  ['src/context/planted.ts', 'src/login/login.ts', 'a port that knows a use case'],
  ['src/config/planted.ts', 'src/rotate/engine/decide.ts', 'the reader of files that knows the engine'],
  ['src/login/planted.ts', 'src/stores/catalog.ts', 'the login that knows stores'],
  ['src/registries/planted.ts', 'src/stores/contract.ts', 'a registry that knows stores'],
  ['src/ci/planted.ts', 'src/cli/command.ts', 'an adapter that knows the terminal'],
  ['src/secret/planted.ts', 'src/context/context.ts', 'a secret that knows the context'],
  ['src/nearest-planted.ts', 'src/errors/list.ts', 'a file for all that knows a folder'],
])('an import from %s to %s', (from, to) => {
  const path = posix
    .relative(posix.dirname(from), to)
    .replace(/^(?!\.)/, './')
    .replace(/\.ts$/, '.js');

  const ways = [
    `import { x } from '${path}';`,
    `import type { X } from '${path}';`,
    `import { type X } from '${path}';`,
    `export const load = () => import('${path}');`,
    `export type T = import('${path}').X;`,
    `export type T = typeof import('${path}');`,
    `export { x } from '${path}';`,
    `export * from '${path}';`,
  ];

  it('is refused by ESLint, of code or type, on demand, inside a type and to hand it on', async () => {
    const lines = (await complaints(from, ways.join('\n'))).map(({ line, ruleId }) => `${line} ${ruleId}`);
    expect(lines).toEqual(ways.map((_, index) => `${index + 1} regcred/imports-point-down`));
  });

  it.each(ways)('is refused by the graph: %s', (text) => {
    const planted = importGraph(
      new Map([
        [from, text],
        [to, ''],
      ]),
    );
    expect(wrongWay(planted)).toEqual([`${from} → ${to}`]);
  });
});

describe('what else is planted', () => {
  it.each([
    ['an error that is made and dropped', `regcredError('E_SECRET_NUL', { registry: 'x' });`],
    ['an error that is thrown twice', `throw fail('E_SECRET_NUL', { registry: 'x' });`],
    ['a secret that is revealed', `export const text = secret.reveal();`],
  ])('%s is refused', async (_, text) => {
    const found = await complaints('src/http/planted.ts', text);
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['no-restricted-syntax']);
  });

  it('an import downwards is taken', async () => {
    expect(await complaints('src/http/planted.ts', `import { fail } from '../errors/error.js';`)).toEqual([]);
  });

  it('a circle of types and one on demand are seen', () => {
    const ring = new Map([
      ['src/a.ts', `import type { B } from './b.js';`],
      ['src/b.ts', `export const load = () => import('./c.js');`],
      ['src/c.ts', `export type A = import('./a.js').A;`],
      ['src/d.ts', `import './a.js';`],
    ]);
    expect(circles(importGraph(ring))).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
  });

  it('a registry that is named outside its own place is seen', () => {
    const catalog = new Map([
      ['src/registries/catalog.ts', `import './one/entry.js'; import './two.js';`],
      ['src/registries/one/entry.ts', ''],
      ['src/registries/one/tokens.ts', `import './entry.js';`],
      ['src/registries/two.ts', `import './one/tokens.js';`],
      ['src/login/login.ts', `export const load = () => import('../registries/two.js');`],
    ]);
    expect(namedElsewhere(importGraph(catalog))).toEqual([
      'src/registries/two.ts → src/registries/one/tokens.ts',
      'src/login/login.ts → src/registries/two.ts',
    ]);
  });

  it('a name with two meanings is seen, and not one that two registries have for themselves', () => {
    const texts = new Map([
      ['src/registries/catalog.ts', `import './one/entry.js'; import './two/entry.js';`],
      ['src/registries/one/entry.ts', 'export const tokens = 1; export type Place = 1;'],
      ['src/registries/two/entry.ts', 'export const tokens = 2;'],
      ['src/http/a.ts', 'export interface Place {}'],
      ['src/http/b.ts', 'export function send() {} export class Plan {}'],
      ['src/login/c.ts', 'export const send = 1;'],
      ['src/login/d.ts', 'export type Plan = 1;'],
    ]);
    expect(ambiguous(texts, importGraph(texts))).toEqual([
      'Place: src/registries/one/entry.ts, src/http/a.ts',
      'send: src/http/b.ts, src/login/c.ts',
      'Plan: src/http/b.ts, src/login/d.ts',
    ]);
  });
});
