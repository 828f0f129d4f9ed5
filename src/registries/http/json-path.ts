/** A place in a JSON document: `$.data.token`, `$[0].id`, `$.expires_at?` (may be missing). No filters, no scripts. */
export interface JsonPath {
  readonly text: string;
  readonly steps: readonly (string | number)[];
  readonly optional: boolean;
}

const STEP = /\.([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,4})\]/g;
const PATH = /^\$((?:\.[A-Za-z_][A-Za-z0-9_-]*|\[\d{1,4}\])*)(\??)$/;

/** Undefined when it is no path. */
export function parsePath(text: string): JsonPath | undefined {
  const [, inner, mark] = PATH.exec(text) ?? [];
  if (inner === undefined) return undefined;
  const steps = [...inner.matchAll(STEP)].map(([, key, index]) => key ?? Number(index));
  return { text, steps, optional: mark === '?' };
}

/** The value at this path; undefined when there is none. Only a document's own members count. */
export function readPath({ steps }: Pick<JsonPath, 'steps'>, document: unknown): unknown {
  return steps.reduce<unknown>((node, step) => {
    if (Array.isArray(node)) return typeof step === 'number' ? (node as unknown[])[step] : undefined;
    if (typeof node !== 'object' || node === null || typeof step === 'number') return undefined;
    return Object.hasOwn(node, step) ? (node as Record<string, unknown>)[step] : undefined;
  }, document);
}

/** `$.status == 'Succeeded'`: the only question there is. */
export interface JsonCondition {
  readonly path: JsonPath;
  readonly value: string;
}

export function parseCondition(text: string): JsonCondition | undefined {
  const [, left = '', value] = /^(\S+) == '([^'\\]*)'$/.exec(text) ?? [];
  const path = parsePath(left);
  return path && value !== undefined ? { path, value } : undefined;
}

export function holds({ path, value }: JsonCondition, document: unknown): boolean {
  const found = readPath(path, document);
  return typeof found !== 'object' && found !== undefined && String(found) === value;
}
