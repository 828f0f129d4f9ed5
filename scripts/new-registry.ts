// Writes the files of a new registry: npm run new:registry NAME -- [--title TITLE] [--host HOST] [--rotates overlap]
import { parseArgs } from 'node:util';
import { newRegistry } from './scaffold/registry.js';
import { ScaffoldFault } from './scaffold/scaffold.js';

const USAGE = 'Usage: npm run new:registry NAME -- [--title TITLE] [--host HOST] [--rotates overlap]';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { title: { type: 'string' }, host: { type: 'string' }, rotates: { type: 'string' } },
  });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new ScaffoldFault(USAGE);
  const { files, changed, next } = await newRegistry(process.cwd(), { ...values, id });
  console.log(
    [...files.map((path) => `wrote    ${path}`), ...changed.map((path) => `changed  ${path}`), '', next].join(
      '\n',
    ),
  );
} catch (error) {
  const isOurs =
    error instanceof ScaffoldFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!isOurs) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
