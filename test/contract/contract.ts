import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OpenAPIBackend } from 'openapi-backend';
import type { Document } from 'openapi-backend';
import type { SeenRequest, Reply } from '../fakes/server.js';

const folder = fileURLToPath(new URL('specs/', import.meta.url));

/** One exchange between us and a fake. */
export interface Exchange {
  readonly request: Pick<SeenRequest, 'method' | 'url' | 'headers' | 'body' | 'authorization'>;
  readonly reply: Reply;
}

/** A vendor's description of its API, against which requests and answers are held. */
export interface Contract {
  /** What is wrong with an exchange; empty when both sides are as described. */
  check(exchange: Exchange): readonly string[];
}

/** Descriptions that this worker has opened: making their validators takes longer than most tests. */
const opened = new Map<string, Promise<Contract>>();

/** Throws when there is no such description. `base` is the path under which the fake serves the API, such as `/api/v2.0`; the description's own by default. */
export function openContract(name: string, base?: string): Promise<Contract> {
  const key = JSON.stringify([name, base]);
  let contract = opened.get(key);
  if (!contract) opened.set(key, (contract = readContract(name, base)));
  return contract;
}

async function readContract(name: string, base?: string): Promise<Contract> {
  const definition = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Document & {
    servers?: readonly { url: string }[];
  };
  xmlAsJson(definition.paths);
  withoutAliases((definition.components?.schemas ?? {}) as Record<string, Schema>);
  const root = base ?? new URL(definition.servers?.[0]?.url ?? '/', 'http://x').pathname.replace(/\/$/, '');
  const api = new OpenAPIBackend({
    definition,
    apiRoot: root || '/',
    strict: true,
    // Validators are made when an operation is first met: GitHub's description has very many.
    quick: true,
    ajvOpts: {
      formats: {
        int32: true,
        int64: true,
        int: true,
        double: true,
        float: true,
        byte: true,
        password: true,
        timestamp: true,
        'google-duration': /^\d+(?:\.\d{1,9})?s$/,
        'google-datetime': true,
      },
    },
    customizeAjv: (ajv) => (addFormats as unknown as (target: typeof ajv) => typeof ajv)(ajv),
  });
  await api.init();
  return {
    check({ request, reply }) {
      const plain = {
        method: request.method,
        path: request.url.pathname,
        query: request.url.search.slice(1),
        headers: {
          ...request.headers,
          ...(request.authorization && { authorization: request.authorization }),
        } as Record<string, string>,
        body: bodyOf(request),
      };
      const operation = api.matchOperation(plain);
      if (!operation?.operationId) return [`there is no operation ${request.method} ${request.url.pathname}`];
      const sent = api.validateRequest(plain, operation).errors ?? [];
      const told = api.validateResponse(reply.body ?? null, operation, reply.status).errors ?? [];
      const known = Object.keys(operation.responses ?? {});
      const range = `${String(reply.status).charAt(0)}XX`;
      const isKnown = [String(reply.status), range, 'default'].some((one) => known.includes(one));
      return [
        ...sent.map(
          (error) => `request ${operation.operationId}: ${error.instancePath} ${error.message ?? ''}`,
        ),
        ...(isKnown ? [] : [`answer ${operation.operationId}: status ${reply.status} is not described`]),
        ...(reply.status < 300 && reply.body !== undefined
          ? told.map(
              (error) => `answer ${operation.operationId}: ${error.instancePath} ${error.message ?? ''}`,
            )
          : []),
      ];
    },
  };
}

function bodyOf({ headers, body }: Exchange['request']): unknown {
  if (body.length === 0) return undefined;
  const type = String(headers['content-type'] ?? '');
  if (type.includes('json')) return JSON.parse(body.toString('utf8'));
  if (type.includes('x-www-form-urlencoded')) {
    // A form has only texts; a validator wants numbers where the description has them.
    const fields = [...new URLSearchParams(body.toString('utf8'))];
    return Object.fromEntries(
      fields.map(([name, value]) => [name, /^\d{1,15}$/.test(value) ? Number(value) : value]),
    );
  }
  return body.toString('utf8');
}

/** openapi-backend validates bodies of JSON only. Whoever has XML hands in the object that the schema describes. */
function xmlAsJson(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const content = node as Record<string, unknown>;
  if (content['application/xml']) content['application/json'] ??= content['application/xml'];
  for (const value of Object.values(content)) xmlAsJson(value);
}

type Schema = { readonly $ref?: string };

/** openapi-backend leaves the second of two references in a row: a schema that is only another one's name. */
function withoutAliases(schemas: Record<string, Schema>): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const seen = new Set<string>();
    let target: Schema | undefined = schema;
    while (target?.$ref?.startsWith('#/components/schemas/') && !seen.has(target.$ref)) {
      seen.add(target.$ref);
      target = schemas[target.$ref.split('/').at(-1) ?? ''];
    }
    if (target) schemas[name] = target;
  }
}
