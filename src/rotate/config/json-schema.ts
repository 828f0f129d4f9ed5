import { z } from 'zod';
import type { RegistryEntry } from '../../registries/contract.js';
import type { StoreEntry } from '../../stores/contract.js';
import { configSchema } from './schema.js';

type Schema = z.core.JSONSchema.BaseSchema;

const ID = 'https://raw.githubusercontent.com/regcred/regcred/main/docs/regcred.schema.json';

/**
 * Makes the JSON Schema of regcred.yml for editors: that of the file, with the settings of each provider under
 * `token` and those of each store.
 */
export async function configJsonSchema(parts: {
  readonly registries: readonly RegistryEntry[];
  readonly stores: readonly StoreEntry[];
}): Promise<Schema> {
  const schema = jsonSchema(configSchema);
  const credential = propertiesOf(schema)['credentials']?.additionalProperties;
  const { provider, stores } = propertiesOf(credential);
  if (typeof credential !== 'object' || !provider || !stores) throw new Error('the schema has changed');
  const tokens = await tokenSchemas(parts.registries);
  provider.enum = tokens.map(({ id }) => id);
  credential.allOf = tokens.map(({ id, token }) => ({
    if: { properties: { provider: { const: id } }, required: ['provider'] },
    then: { properties: { token } },
  }));
  stores.items = { anyOf: [shortForm(parts.stores), ...(await storeSchemas(parts.stores))] };
  return { $id: ID, title: 'regcred.yml', ...schema };
}

/** The schema of a module's settings, in the version that editors support. */
export function jsonSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' });
}

function inner(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = jsonSchema(schema);
  return rest;
}

function propertiesOf(schema: unknown): Record<string, Schema> {
  const isMap = typeof schema === 'object' && schema !== null && 'properties' in schema;
  return isMap ? (schema.properties as Record<string, Schema>) : {};
}

interface TokenSchema {
  readonly id: string;
  readonly title: string;
  readonly token: Schema;
}

/** The settings of `token`, for each provider that can be rotated. */
export async function tokenSchemas(registries: readonly RegistryEntry[]): Promise<readonly TokenSchema[]> {
  const found = await Promise.all(
    registries.map(async ({ id, title, load }) => {
      const tokens = await (await load()).tokens?.();
      return tokens ? [{ id, title, token: inner(tokens.schema) }] : [];
    }),
  );
  return found.flat();
}

async function storeSchemas(stores: readonly StoreEntry[]): Promise<readonly Schema[]> {
  return Promise.all(
    stores.map(async ({ id, title, load }) => ({
      type: 'object' as const,
      description: title,
      properties: { [id]: inner((await load()).schema) },
      required: [id],
      additionalProperties: false,
    })),
  );
}

function shortForm(stores: readonly StoreEntry[]): Schema {
  const pattern = `^(${stores.map(({ id }) => id).join('|')}):.+$`;
  return { type: 'string', description: 'Short form, such as github:acme/web/NAME', pattern };
}
