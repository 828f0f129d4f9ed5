import { secretJson } from '../../secret/secret-json.js';
import { Secret } from '../../secret/secret.js';

/** What a `${name}` stands for. */
export type TemplateValue = string | number | Secret;
/** Throws a RegcredError for what is not there. */
export type TemplateValues = (name: string) => TemplateValue;

type Json = string | number | boolean | null | Secret | readonly Json[] | { readonly [key: string]: Json };

const PLACE = /\$\{([a-z][a-z-]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)\}/g;

/** Whether every `${` of a text begins a `${name}`. */
export function isTemplate(text: string): boolean {
  return !text.replace(PLACE, '').includes('${');
}

/** The names a text mentions. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, name]) => name ?? '');
}

/** For a header or a text body: as it is. The HTTP client refuses what a header cannot carry. */
export function fillText(template: string, values: TemplateValues): Secret {
  return new Secret(template.replace(PLACE, (_, name: string) => plain(values(name))));
}

/** A value in a URL, which {@link fillUrl} has no secrets for. */
export type PublicValues = (name: string) => string | number;

/**
 * For a URL: each value is one component, whatever it holds. Undefined where a value would change the path
 * instead: an empty one, `.` or `..`.
 */
export function fillUrl(template: string, values: PublicValues): string | undefined {
  let isFit = true;
  const filled = template.replace(PLACE, (_, name: string) => {
    const text = String(values(name));
    if (text === '' || text === '.' || text === '..' || /[\ud800-\udfff]/u.test(text)) isFit = false;
    return isFit ? encodeURIComponent(text) : '';
  });
  return isFit ? filled : undefined;
}

export function fillForm(fields: Readonly<Record<string, string>>, values: TemplateValues): Secret {
  const entries = Object.entries(fields).map(([key, value]): [string, string] => [
    key,
    fillText(value, values).reveal(),
  ]);
  return new Secret(new URLSearchParams(entries).toString());
}

/** A text that is nothing but the name of a number becomes a number. */
export function fillJson(tree: unknown, values: TemplateValues): Secret {
  return secretJson(fillNode(tree, values));
}

function fillNode(node: unknown, values: TemplateValues): Json {
  if (typeof node === 'string') {
    const [name] = namesIn(node);
    if (name === undefined) return node;
    const only = node === `\${${name}}` ? values(name) : undefined;
    return typeof only === 'number' ? only : fillText(node, values);
  }
  if (Array.isArray(node)) return node.map((item) => fillNode(item, values));
  if (typeof node === 'object' && node !== null) {
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, fillNode(item, values)]));
  }
  return typeof node === 'number' || typeof node === 'boolean' ? node : null;
}

function plain(value: TemplateValue): string {
  return value instanceof Secret ? value.reveal() : String(value);
}

/** Every text of a JSON tree. */
export function textsIn(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(textsIn);
}
