import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutOpenApi } from './specs/open-api.js';
import { cutSmithy } from './specs/smithy.js';

// Cuts vendors' API descriptions down to the shapes of the calls we make: `npm run specs -- FOLDER`, where FOLDER
// holds the files that test/contract/specs/ORIGINS.md names. Contract tests read what this writes.
const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error(
    'Usage: npm run specs -- FOLDER (the vendors’ descriptions; see test/contract/specs/ORIGINS.md)',
  );
  process.exit(2);
}
const target = fileURLToPath(new URL('../test/contract/specs/', import.meta.url));
const calls = JSON.parse(readFileSync(join(target, 'calls.json'), 'utf8')) as Record<
  string,
  readonly string[]
>;
const there = readdirSync(source);
const missing = Object.keys(calls).filter((name) => !there.includes(name));
if (missing.length > 0) {
  console.error(`${source} lacks ${missing.join(', ')}: calls.json names them.`);
  process.exit(1);
}
for (const [name, wanted] of Object.entries(calls)) {
  const description: unknown = JSON.parse(readFileSync(join(source, name), 'utf8'));
  const isSmithy = typeof description === 'object' && description !== null && 'smithy' in description;
  const cut = isSmithy ? cutSmithy(description, wanted) : cutOpenApi(description, wanted);
  writeFileSync(join(target, name), `${JSON.stringify(cut, null, 1)}\n`);
}
