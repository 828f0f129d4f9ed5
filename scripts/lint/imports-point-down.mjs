import { dirname, relative, resolve, sep } from 'node:path';
import { againstTheGrain } from './layers.mjs';

const root = resolve(import.meta.dirname, '../..');
const fromRoot = (path) => relative(root, path).replaceAll(sep, '/');

/** An ESLint rule: refuses every import against the order of layers, types and `import()` included. */
export const importsPointDown = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node, specifier) => {
      if (typeof specifier !== 'string' || !specifier.startsWith('.')) return;
      const target = resolve(dirname(context.filename), specifier);
      const message = againstTheGrain(fromRoot(context.filename), fromRoot(target));
      if (message !== undefined) context.report({ node, message });
    };
    const bySource = (node) => check(node, node.source?.value);
    return {
      ImportDeclaration: bySource,
      ExportNamedDeclaration: bySource,
      ExportAllDeclaration: bySource,
      ImportExpression: bySource,
      TSImportType: (node) => check(node, (node.source ?? node.argument?.literal)?.value),
    };
  },
};
