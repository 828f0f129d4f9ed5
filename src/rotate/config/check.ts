import { z } from 'zod';
import type { Path } from '../../config/read-yaml.js';
import { fail, regcredError } from '../../errors/error.js';
import type { RegcredError } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import type { Origin, Place } from './origin.js';

/** A part of a configuration that is being checked. */
export interface Part {
  readonly origin: Origin;
  readonly path: Path;
}

/**
 * The value at `part`, as `schema` understands it. Throws E_CONFIG_TYPE, E_CONFIG_KEY or E_CONFIG_VALUE for
 * the first fault, with line and column and without the text that stands there.
 */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: Part,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // A mistyped key is also a missing one; the first says more.
  const issues = parsed.error.issues.flatMap(closest);
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  throw issue ? fault(issue, schema, value, part) : configFault(part, [], 'is not valid', '');
}

/** Of the forms that a part may have, the one that was meant: the one with the least against it. */
function closest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [best] = issue.errors
    .map((issues) => issues.flatMap(closest))
    .toSorted((a, b) => weight(a) - weight(b) || a.length - b.length);
  return best?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
}

/** What the forms are told apart by (a literal, a type) says most clearly which one was not meant. */
function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.filter(({ code, path }) => code === 'invalid_value' || path.length === 0).length;
}

/** E_CONFIG_VALUE for what no schema can know. `problem` and `hint` are our own words. */
export function configFault(part: Part, path: Path, problem: string, hint: string): RegcredError {
  return regcredError('E_CONFIG_VALUE', { ...part.origin.place([...part.path, ...path]), problem, hint });
}

/** Text that another reader of YAML would not read as text must be quoted (docs/faults.md A17). */
export function checkQuotes(origin: Origin): void {
  const path = origin.ambiguous[0];
  if (!path) return;
  const expected = 'quoted, because it reads as something else than text elsewhere';
  fail('E_CONFIG_TYPE', { ...origin.place(path), expected, hint: QUOTE });
}

const QUOTE = 'Quote this value.';

function fault(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown, part: Part): RegcredError {
  const inner = issue.path.filter((key) => typeof key !== 'symbol');
  const full = [...part.path, ...inner];
  const { origin } = part;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const at = origin.place([...full, key], 'key', full);
    return regcredError('E_CONFIG_KEY', {
      ...at,
      problem: 'has an unknown key',
      hint: suggest(key, schema, inner),
    });
  }
  if (issue.code === 'invalid_key') {
    const problem = issue.issues[0]?.message ?? 'has a key that is not allowed';
    return regcredError('E_CONFIG_VALUE', {
      ...origin.place(full, 'key', full.slice(0, -1)),
      problem,
      hint: 'Rename it.',
    });
  }
  if (issue.code !== 'invalid_type') return wrongValue(issue, origin.place(full));
  const found = at(value, inner);
  if (found !== undefined) return wrongType(issue.expected, found, origin.place(full));
  const problem = `needs the key "${String(full.at(-1))}"`;
  return regcredError('E_CONFIG_KEY', { ...origin.place(full.slice(0, -1)), problem, hint: 'Add it.' });
}

/** Every refinement of ours brings its own words; zod's own are not shown. */
function wrongValue(issue: z.core.$ZodIssue, place: Place): RegcredError {
  const problem = issue.message.startsWith('must ') ? issue.message : choices(issue);
  return regcredError('E_CONFIG_VALUE', { ...place, problem, hint: REFERENCE });
}

function choices(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value') return 'is not valid';
  return `must be ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.map(String).join(', ')}`;
}

function wrongType(wanted: string, found: unknown, place: Place): RegcredError {
  const expected = TYPES[wanted] ?? 'something else';
  const isScalar = typeof found !== 'object' || found === null;
  if (wanted === 'string' && isScalar)
    return regcredError('E_CONFIG_TYPE', { ...place, expected, hint: QUOTE });
  const hint = wanted === 'boolean' ? 'Write it without quotes; yes, no, on and off are text.' : REFERENCE;
  return regcredError('E_CONFIG_TYPE', { ...place, expected, hint });
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

/** The unknown key itself is not shown: a line that went astray may be a password. */
function suggest(key: string, schema: z.ZodType, path: Path): string {
  const known = keysAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), path);
  return `Did you mean "${nearest(key, known)}"? The keys here are: ${known.join(', ')}.`;
}

function keysAt(schema: Schema, path: Path): string[] {
  if (typeof schema === 'boolean') return [];
  const forms = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const own = forms.flatMap((form) => (typeof form === 'boolean' ? [] : step(form, path)));
  return [...new Set(own)];
}

type Schema = z.core.JSONSchema._JSONSchema;

function step(schema: Exclude<Schema, boolean>, path: Path): string[] {
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(schema.properties ?? {});
  const inner =
    typeof key === 'number' ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  return inner && !Array.isArray(inner) ? keysAt(inner, rest) : [];
}
