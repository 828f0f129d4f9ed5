import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** Source files by their path from the root, for example `src/http/send.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** What each file imports of the others: code, types, `import()` and `import('…')` in a type. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** A name that is exported, and the files that declare it. */
export type Declarations = ReadonlyMap<string, readonly string[]>;

const root = new URL('../../', import.meta.url).pathname;

export function readSources(): Sources {
  const names = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/${name.replaceAll('\\', '/')}`);
  return new Map(names.sort().map((name) => [name, readFileSync(root + name, 'utf8')]));
}

export function importGraph(sources: Sources): Graph {
  const targets = (path: string, text: string) =>
    specifiers(parse(path, text))
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(path), specifier.replace(/\.js$/, '.ts')))
      .filter((target) => sources.has(target));
  return new Map([...sources].map(([path, text]) => [path, new Set(targets(path, text))]));
}

/** The circles: strongly connected components of more than one file (Tarjan), each sorted. */
export function circles(graph: Graph): readonly (readonly string[])[] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      const reached = !index.has(next) ? visit(next) : stack.includes(next) ? (index.get(next) ?? own) : own;
      low.set(file, Math.min(low.get(file) ?? own, reached));
    }
    if (low.get(file) === own) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1 || graph.get(file)?.has(file)) found.push(circle.sort());
    }
    return low.get(file) ?? own;
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found;
}

export function exportedNames(sources: Sources): Declarations {
  const names = new Map<string, string[]>();
  for (const [path, text] of sources) {
    // A function with overloads, or a type and a value of one name, count once for each file.
    for (const name of new Set(parse(path, text).statements.flatMap(declared))) {
      names.set(name, [...(names.get(name) ?? []), path]);
    }
  }
  return names;
}

function declared(statement: ts.Statement): readonly string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.getText()] : [];
}

function specifiers(file: ts.SourceFile): readonly string[] {
  const found: (ts.Node | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) found.push(node.moduleSpecifier);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push(node.arguments[0]);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) found.push(node.argument.literal);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.filter((node) => node !== undefined && ts.isStringLiteralLike(node)).map(({ text }) => text);
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}
