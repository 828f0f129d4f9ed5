import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** Something the caller has to change; its message needs no stack. */
export class ScaffoldFault extends Error {}

/** New files by their paths from the root. */
export type NewFiles = Readonly<Record<string, string>>;

/** Files that were written and changed, and a sentence about what to do next. */
export interface Scaffolded {
  readonly files: readonly string[];
  readonly changed: readonly string[];
  readonly next: string;
}

/** Refuses an id that cannot name files, or a title that cannot be quoted. Throws ScaffoldFault. */
export function checkNames({ id, title }: { readonly id: string; readonly title: string }): void {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
    throw new ScaffoldFault(`${id} cannot be an id: write lower-case letters, digits and single hyphens.`);
  }
  if (/[^ -~]|['\\]/.test(title)) throw new ScaffoldFault('A title is plain text without quotes.');
}

/** Reads templates by their names, filled with the same values. */
export function templates(values: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => fill(readFileSync(new URL(`templates/${name}`, import.meta.url), 'utf8'), values);
}

/** Writes files that must not be there yet, formatted as the project's are: all or none. */
export async function writeNew(root: string, files: NewFiles): Promise<void> {
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new ScaffoldFault(`${taken} is there already; nothing was written.`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const style = await resolveConfig(fileURLToPath(import.meta.url));
    writeFileSync(join(root, path), await format(text, { ...style, filepath: path }));
  }
}

/** Inserts a line into a list of similar lines, before the first whose key sorts after its own. */
export function insertLine(
  root: string,
  path: string,
  line: string,
  keyOf: (line: string) => string | undefined,
): void {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const key = keyOf(line);
  const keys = lines.map(keyOf);
  if (key === undefined || !keys.some(Boolean))
    throw new ScaffoldFault(`${path} has no list to add a line to.`);
  if (keys.includes(key)) throw new ScaffoldFault(`${path} has a line for ${key} already.`);
  const after = keys.findIndex((other) => other !== undefined && other > key);
  let at = after < 0 ? keys.findLastIndex((other) => other !== undefined) + 1 : after;
  // A comment belongs to the line below it.
  while (after >= 0 && /^\s*\/\//.test(lines[at - 1] ?? '')) at--;
  writeFileSync(join(root, path), lines.toSpliced(at, 0, line).join('\n'));
}

/** Fills `__NAME__` in a template. Throws for a word that has no value. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/__([A-Z]+)__/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template has no value for ${name}`);
    return value;
  });
}
