import { isObject, objectAt, type Json } from './json.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
// Members that hold prose, or nothing that a contract check reads.
const PROSE = [
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'deprecated',
];
// Members whose keys are names that the vendor has chosen, `description` among them.
const MAPS = ['properties', 'patternProperties', 'responses', 'headers', 'content', 'variables', 'schemas'];
// Values, not schemas.
const VALUES = ['enum', 'default', 'required', 'const'];

/** Keeps the named calls (`get /robots`) of an OpenAPI description, the schemas they reach, and no prose. */
export function cutOpenApi(description: unknown, calls: readonly string[]): Json {
  const all = objectAt(description, 'paths');
  const unknown = calls.filter((call) => !isObject(objectAt(all, pathOf(call))[methodOf(call)]));
  if (unknown.length > 0) throw new Error(`not described: ${unknown.join(', ')}`);
  const paths: Record<string, unknown> = {};
  for (const [path, item] of Object.entries(all)) {
    const methods = METHODS.filter((method) => calls.includes(`${method} ${path}`));
    if (methods.length === 0 || !isObject(item)) continue;
    paths[path] = Object.fromEntries(
      Object.entries(item)
        .filter(([key]) => key === 'parameters' || methods.includes(key))
        .map(([key, value]) => [key, stripped(value)]),
    );
  }
  const source = isObject(description) ? description : {};
  const schemes = objectAt(objectAt(description, 'components'), 'securitySchemes');
  const components = reached(paths, objectAt(description, 'components'));
  return {
    openapi: source['openapi'],
    info: { title: '', version: objectAt(description, 'info')['version'] },
    ...(source['servers'] !== undefined && { servers: stripped(source['servers']) }),
    ...(source['security'] !== undefined && { security: source['security'] }),
    paths,
    components: {
      ...components,
      ...(Object.keys(schemes).length > 0 && { securitySchemes: stripped(schemes) }),
    },
  };
}

function methodOf(call: string): string {
  return call.slice(0, call.indexOf(' '));
}

function pathOf(call: string): string {
  return call.slice(call.indexOf(' ') + 1);
}

/** The components that these calls name, and those that these name. */
function reached(paths: unknown, components: Json): Json {
  const found: Record<string, Record<string, unknown>> = {};
  const pending = references(paths);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const [kind = '', key = ''] = name.split('/');
    if (found[kind]?.[key] !== undefined) continue;
    const value = stripped(objectAt(components, kind)[key]);
    (found[kind] ??= {})[key] = kind === 'responses' ? withReason(value) : value;
    pending.push(...references(value));
  }
  return found;
}

function references(node: unknown): string[] {
  const names = [...JSON.stringify(node).matchAll(/"#\/components\/([^"]+)"/g)];
  return names.map(([, name = '']) => name.replaceAll('~1', '/'));
}

function stripped(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((one) => stripped(one));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isMap || !(PROSE.includes(key) || key.startsWith('x-')))
      .map(([key, value]) => {
        if (!isMap && VALUES.includes(key)) return [key, value];
        const kept = stripped(value, !isMap && MAPS.includes(key));
        return [key, !isMap && key === 'responses' && isObject(kept) ? withReasons(kept) : kept];
      }),
  );
}

/** OpenAPI wants a text at each response. */
function withReasons(responses: Json): Json {
  return Object.fromEntries(Object.entries(responses).map(([status, one]) => [status, withReason(one)]));
}

function withReason(response: unknown): unknown {
  return isObject(response) && response['$ref'] === undefined ? { description: '', ...response } : response;
}
