import { isObject, objectAt, type Json } from './json.js';

// The traits that a check of values reads.
const TRAITS = ['required', 'length', 'range', 'pattern', 'enumValue', 'enum'].map(
  (name) => `smithy.api#${name}`,
);
const ENDPOINTS = 'smithy.rules#endpointTests';

/** Keeps the named operations of a Smithy model, the shapes they reach, and the tests of the service's hosts. */
export function cutSmithy(model: unknown, operations: readonly string[]): Json {
  const shapes = objectAt(model, 'shapes');
  const kept: Record<string, unknown> = {};
  const isWanted = (id: string) =>
    objectAt(shapes, id)['type'] === 'operation' && operations.includes(id.slice(id.indexOf('#') + 1));
  const pending = Object.keys(shapes).filter(isWanted);
  if (pending.length !== operations.length)
    throw new Error(`not all are described: ${operations.join(', ')}`);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (kept[id] !== undefined || shapes[id] === undefined) continue;
    kept[id] = shape(objectAt(shapes, id));
    const targets = [...JSON.stringify(kept[id]).matchAll(/"target":"([^"]+)"/g)];
    pending.push(...targets.map(([, target = '']) => target));
  }
  for (const [id, service] of Object.entries(shapes)) {
    const tests = objectAt(objectAt(service, 'traits'), ENDPOINTS)['testCases'];
    if (Array.isArray(tests)) {
      kept[id] = { type: 'service', traits: { [ENDPOINTS]: { testCases: tests.map(endpointTest) } } };
    }
  }
  return { smithy: objectAt({ model }, 'model')['smithy'], shapes: kept };
}

/** Where a request goes, or that it goes nowhere. */
function endpointTest(test: unknown): Json {
  const { url } = objectAt(objectAt(test, 'expect'), 'endpoint');
  return {
    params: objectAt(test, 'params'),
    expect: url === undefined ? { error: '' } : { endpoint: { url } },
  };
}

function shape(node: Json): Json {
  const { type, input, output, member } = node;
  return {
    type,
    ...(input !== undefined && { input: target(input) }),
    ...(output !== undefined && { output: target(output) }),
    ...(isObject(member) && { member: withTraits(member, target(member)) }),
    ...(node['members'] !== undefined && {
      members: Object.fromEntries(
        Object.entries(objectAt(node, 'members')).map(([name, one]) => [
          name,
          withTraits(isObject(one) ? one : {}, target(one)),
        ]),
      ),
    }),
    ...withTraits(node, {}),
  };
}

function target(node: unknown): Json {
  return isObject(node) ? { target: node['target'] } : {};
}

function withTraits(node: Json, base: Json): Json {
  const traits = Object.entries(objectAt(node, 'traits')).filter(([name]) => TRAITS.includes(name));
  return traits.length === 0 ? base : { ...base, traits: Object.fromEntries(traits) };
}
