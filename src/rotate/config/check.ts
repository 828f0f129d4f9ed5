import { z } from 'zod';
import type { Path, YamlText } from '../../config/read-yaml.js';
import { fail } from '../../errors.js';
import type { RegcredError } from '../../errors.js';
import { nearest } from '../../nearest.js';

/** A part of a file that is being checked. */
export interface Part {
  readonly yaml: YamlText;
  /** How errors name the file. */
  readonly source: string;
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
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  throw issue ? fault(issue, schema, value, part) : configFault(part, [], 'is not valid', '');
}

/** E_CONFIG_VALUE for what no schema can know. `problem` and `hint` are our own words. */
export function configFault(part: Part, path: Path, problem: string, hint: string): RegcredError {
  const full = [...part.path, ...path];
  const { source, yaml } = part;
  return fail('E_CONFIG_VALUE', { source, ...yaml.position(full), path: show(full), problem, hint });
}

/** Text that another reader of YAML would not read as text must be quoted (reference: faults A17). */
export function checkQuotes({ yaml, source }: Omit<Part, 'path'>): void {
  const path = yaml.ambiguous[0];
  if (!path) return;
  const expected = 'quoted, because it reads as something else than text elsewhere';
  throw fail('E_CONFIG_TYPE', { source, ...yaml.position(path), path: show(path), expected, hint: QUOTE });
}

const QUOTE = 'Quote this value.';

/** Where a fault is: what every error of the configuration says first. */
interface Place {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
}

function fault(issue: z.core.$ZodIssue, schema: z.ZodType, value: unknown, part: Part): RegcredError {
  const inner = issue.path.filter((key) => typeof key !== 'symbol');
  const full = [...part.path, ...inner];
  const place = (path: Path, of: 'key' | 'value' = 'value', shown: Path = path): Place => {
    return { source: part.source, ...part.yaml.position(path, of), path: show(shown) };
  };
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const at = place([...full, key], 'key', full);
    return fail('E_CONFIG_KEY', { ...at, problem: 'has an unknown key', hint: suggest(key, schema, inner) });
  }
  if (issue.code === 'invalid_key') {
    const problem = issue.issues[0]?.message ?? 'has a key that is not allowed';
    return fail('E_CONFIG_VALUE', { ...place(full, 'key', full.slice(0, -1)), problem, hint: 'Rename it.' });
  }
  if (issue.code !== 'invalid_type') return wrongValue(issue, place(full));
  const found = at(value, inner);
  if (found !== undefined) return wrongType(issue.expected, found, place(full));
  const problem = `needs the key "${String(full.at(-1))}"`;
  return fail('E_CONFIG_KEY', { ...place(full.slice(0, -1)), problem, hint: 'Add it.' });
}

/** Every refinement of ours brings its own words; zod's own are not shown. */
function wrongValue({ message }: z.core.$ZodIssue, place: Place): RegcredError {
  const problem = message.startsWith('must ') ? message : 'is not valid';
  return fail('E_CONFIG_VALUE', { ...place, problem, hint: REFERENCE });
}

function wrongType(wanted: string, found: unknown, place: Place): RegcredError {
  const expected = TYPES[wanted] ?? 'something else';
  const isScalar = typeof found !== 'object' || found === null;
  if (wanted === 'string' && isScalar) return fail('E_CONFIG_TYPE', { ...place, expected, hint: QUOTE });
  const hint = wanted === 'boolean' ? 'Write it without quotes; yes, no, on and off are text.' : REFERENCE;
  return fail('E_CONFIG_TYPE', { ...place, expected, hint });
}

const REFERENCE = 'See the reference of regcred.yml in the README.';

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

function keysAt(schema: z.core.JSONSchema._JSONSchema, path: Path): string[] {
  if (typeof schema === 'boolean') return [];
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(schema.properties ?? {});
  const inner =
    typeof key === 'number' ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  return inner && !Array.isArray(inner) ? keysAt(inner, rest) : [];
}

/** `credentials.push.stores[0]`; keys that are not plain words are left out. */
function show(path: Path): string {
  const text = path.map((key) =>
    typeof key === 'number' ? `[${key}]` : `.${/^[A-Za-z][A-Za-z0-9._-]{0,30}$/.test(key) ? key : '…'}`,
  );
  return text.join('').replace(/^\./, '') || 'the file';
}
