// Writes the files of a new registry: npm run new:registry NAME -- [--title TITLE] [--host HOST] [--rotates overlap]
import { command } from './scaffold/command.js';
import { newRegistry } from './scaffold/registry.js';

const USAGE = 'Usage: npm run new:registry NAME -- [--title TITLE] [--host HOST] [--rotates overlap]';

await command(USAGE, ['title', 'host', 'rotates'], (id, given) =>
  newRegistry(process.cwd(), { ...given, id }),
);
