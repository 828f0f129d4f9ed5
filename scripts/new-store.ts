// Writes the files of a new store: npm run new:store NAME -- [--title TITLE]
import { command } from './scaffold/command.js';
import { newStore } from './scaffold/store.js';

const USAGE = 'Usage: npm run new:store NAME -- [--title TITLE]';

await command(USAGE, ['title'], (id, given) => newStore(process.cwd(), { ...given, id }));
