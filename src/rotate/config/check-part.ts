import { z } from 'zod';
import type { Path } from '../../config/read-yaml.js';
import { fail, regcredError } from '../../errors/error.js';
import type { RegcredError } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import type { Origin, ConfigLocation } from './origin.js';

/** A part of a configuration, while it is checked. */
export interface ConfigPart {
  readonly origin: Origin;
  readonly path: Path;
}

/**
 * Parses the value at `part` by `schema`. Throws E_CONFIG_TYPE, E_CONFIG_KEY or E_CONFIG_VALUE for the first fault,
 * with line and column and without the text, which may be a secret.
 */
export function checkPart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: ConfigPart,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // A mistyped key is also reported as a missing one; the former says more.
  const issues = parsed.error.issues.flatMap(closest);
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  throw issue ? fault(issue, schema, value, part) : configFault(part, [], 'is not valid', '');
}

/** Picks the form of a union that was probably meant: the one with the fewest faults. */
function closest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [best] = issue.errors
    .map((issues) => issues.flatMap(closest))
    .toSorted((a, b) => weight(a) - weight(b) || a.length - b.length);
  return best?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
}

/** Counts the faults that distinguish forms most clearly: a wrong literal, or a wrong type of the whole. */
function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.filter(({ code, path }) => code === 'invalid_value' || path.length === 0).length;
}

/** Makes E_CONFIG_VALUE for a fault that no schema finds. `problem` and `hint` must not quote the file. */
export function configFault(part: ConfigPart, path: Path, problem: string, hint: string): RegcredError {
  return regcredError('E_CONFIG_VALUE', { ...part.origin.locate([...part.path, ...path]), problem, hint });
}

/** Requires quotes around text that other YAML readers do not read as text (docs/faults.md A17). */
export function checkQuotes(origin: Origin): void {
  const path = origin.ambiguous[0];
  if (!path) return;
  const expected = 'quoted: other YAML readers do not read it as text';
  fail('E_CONFIG_TYPE', { ...origin.locate(path), expected, hint: QUOTE });
}

const QUOTE = 'Quote this value.';

function fault(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown, part: ConfigPart): RegcredError {
  const inner = issue.path.filter((key) => typeof key !== 'symbol');
  const full = [...part.path, ...inner];
  const { origin } = part;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const at = origin.locate([...full, key], 'key', full);
    return regcredError('E_CONFIG_KEY', {
      ...at,
      problem: 'has an unknown key',
      hint: suggest(key, schema, inner),
    });
  }
  if (issue.code === 'invalid_key') {
    const problem = issue.issues[0]?.message ?? 'has a key that is not allowed';
    return regcredError('E_CONFIG_VALUE', {
      ...origin.locate(full, 'key', full.slice(0, -1)),
      problem,
      hint: 'Rename it.',
    });
  }
  if (issue.code !== 'invalid_type') return wrongValue(issue, origin.locate(full));
  const found = at(value, inner);
  if (found !== undefined) return wrongType(issue.expected, found, origin.locate(full));
  const problem = `needs the key "${String(full.at(-1))}"`;
  return regcredError('E_CONFIG_KEY', { ...origin.locate(full.slice(0, -1)), problem, hint: 'Add it.' });
}

/** Shows the words of our own refinements (`must …`), never zod's. */
function wrongValue(issue: z.core.$ZodIssue, location: ConfigLocation): RegcredError {
  const problem = issue.message.startsWith('must ') ? issue.message : choices(issue);
  return regcredError('E_CONFIG_VALUE', { ...location, problem, hint: REFERENCE });
}

function choices(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value') return 'is not valid';
  return `must be ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.map(String).join(', ')}`;
}

function wrongType(wanted: string, found: unknown, location: ConfigLocation): RegcredError {
  const expected = TYPES[wanted] ?? 'something else';
  const isScalar = typeof found !== 'object' || found === null;
  if (wanted === 'string' && isScalar)
    return regcredError('E_CONFIG_TYPE', { ...location, expected, hint: QUOTE });
  const hint = wanted === 'boolean' ? 'Write it without quotes; yes, no, on and off are text.' : REFERENCE;
  return regcredError('E_CONFIG_TYPE', { ...location, expected, hint });
}

const REFERENCE = 'See docs/config.md.';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  object: 'a map',
  record: 'a map',
  array: 'a list',
};

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** Never shows the unknown key itself: a misplaced line may be a password. */
function suggest(key: string, schema: z.ZodType, path: Path): string {
  const keys = keysAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), path);
  return `Did you mean "${nearest(key, keys)}"? The keys here are: ${keys.join(', ')}.`;
}

function keysAt(schema: Schema, path: Path): string[] {
  if (typeof schema === 'boolean') return [];
  const forms = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const own = forms.flatMap((form) => (typeof form === 'boolean' ? [] : keysOfForm(form, path)));
  return [...new Set(own)];
}

type Schema = z.core.JSONSchema._JSONSchema;

function keysOfForm(schema: Exclude<Schema, boolean>, path: Path): string[] {
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(schema.properties ?? {});
  const inner =
    typeof key === 'number' ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  return inner && !Array.isArray(inner) ? keysAt(inner, rest) : [];
}
