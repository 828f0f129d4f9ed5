import { inputsTable, outputsTable } from './inputs-table.js';
import type { Row } from './store-guide.js';
import { rotateInputs, rotateOutputs } from '../../src/rotate/action/rotate-inputs.js';

/** What this page reads of a JSON Schema. */
interface Schema {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[] | undefined;
  readonly oneOf?: readonly unknown[] | undefined;
  readonly additionalProperties?: unknown;
}

interface Token {
  readonly id: string;
  readonly title: string;
  readonly token: unknown;
}

/** docs/config.md: every key of regcred.yml, by the schemas that check it; `shortForms` are those of all stores. */
export function configPage(whole: unknown, tokens: readonly Token[], shortForms: readonly Row[]): string {
  const top = whole as Schema;
  const credential = asSchema(asSchema(top.properties?.['credentials']).additionalProperties);
  const stores = storeSchemas(credential);
  return [
    '<!-- Generated from the schemas in src/ by `npm run docs`. -->',
    '# regcred.yml',
    INTRODUCTION,
    '## The file',
    keysTable(top),
    '## A credential',
    keysTable(credential),
    '### `admin`',
    keysTable(asSchema(credential.properties?.['admin'])),
    '### `rotate`',
    keysTable(asSchema(credential.properties?.['rotate'])),
    TIMES,
    '## The keys of `token`',
    ...tokens.flatMap(({ id, title, token }) => [
      `### \`provider: ${id}\` (${title})`,
      ...forms(asSchema(token)),
    ]),
    '## Stores',
    shortFormsTable(shortForms),
    ...stores.flatMap((store) => storePart(store)),
    '## One credential without a file',
    INLINE,
    inputsTable(rotateInputs),
    outputsTable(rotateOutputs),
  ].join('\n\n');
}

/** Tables of a store's keys, one for each form of its settings. */
export function storeKeys(whole: unknown, id: string): readonly string[] {
  const { properties } = whole as Schema;
  const credential = asSchema(asSchema(properties?.['credentials']).additionalProperties);
  const store = storeSchemas(credential).find((one) => one.properties?.[id] !== undefined);
  return forms(asSchema(store?.properties?.[id]));
}

function storeSchemas(credential: Schema): readonly Schema[] {
  return (asSchema(asSchema(credential.properties?.['stores']).items).anyOf ?? []).map(asSchema);
}

function storePart(store: Schema): readonly string[] {
  const [id] = Object.keys(store.properties ?? {});
  if (id === undefined) return [];
  return [`### \`${id}\`: ${store.description ?? ''}`, ...forms(asSchema(store.properties?.[id]))];
}

function forms(schema: Schema): readonly string[] {
  const several = schema.anyOf ?? schema.oneOf;
  if (!several) return [keysTable(schema)];
  return several.flatMap((one, index) => [
    `Form ${index + 1} of ${several.length}:`,
    keysTable(asSchema(one)),
  ]);
}

function keysTable({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(([name, value]) => {
    const schema = asSchema(value);
    const preset =
      typeof schema.default === 'string' || typeof schema.default === 'boolean'
        ? `\`${schema.default}\``
        : '';
    const must = required.includes(name) ? 'required' : preset;
    return `| \`${name}\` | ${kind(schema)} | ${must} | ${schema.description ?? ''} |`;
  });
  return ['| Key | Value | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function kind(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return [...new Set(several.map((one) => kind(asSchema(one))))].join(' or ');
  if (schema.type === 'array') return `list of ${kind(asSchema(schema.items))}`;
  return KINDS[schema.type ?? ''] ?? 'any';
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: '`true` or `false`',
  object: 'map',
  integer: 'number',
  number: 'number',
};

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? value : {};
}

const INTRODUCTION = `What \`regcred rotate\` works on. Unknown keys, wrong types, duplicate keys, aliases and merge keys are refused before anything is sent, with line and column and never with the text itself. The file never holds a secret: \`env:NAME\` or \`file:/absolute/path\` names it.

Editors complete and check it by its schema, [regcred.schema.json](regcred.schema.json), which \`regcred schema\` prints too:

\`\`\`yaml
# yaml-language-server: $schema=https://raw.githubusercontent.com/regcred/regcred/main/docs/regcred.schema.json
version: 1
ledger: github:acme/platform
credentials:
  push:
    registry: registry.acme.dev
    provider: htpasswd
    token: { file: /etc/registry/htpasswd, user: ci }
    rotate: { every: 30d, accept-downtime: true }
    stores:
      - github:acme/web/REGISTRY_PASSWORD
\`\`\`

A ledger in variables is one variable per credential, \`REGCRED_\` and the credential's name in capitals. It holds no secret but the sealed escrow. While a run is at work it also holds that run's lease: a run that died keeps others away for 15 minutes.`;

const TIMES = `Times are a number and \`m\`, \`h\`, \`d\` or \`w\`. \`grace\` begins when every store holds the new secret. Where a store can tell whether runs that began before are unfinished, the old secret lives on until they have ended; the grace is for consumers that cannot be asked, and a day is longer than a usual job. A token that expires is renewed \`grace\` and two days before, so that two daily runs may be missed; of the class refresh, \`every\` says how often a run comes, and it is renewed when it would expire before the third run from now.`;

function shortFormsTable(forms: readonly Row[]): string {
  const rows = forms.map(([form, meaning]) => `| \`${form}\` | ${meaning} |`);
  return [
    'Each entry is a map with one key, the kind of store, or a short form:',
    ['| Short form | Means |', '| --- | --- |', ...rows].join('\n'),
    'What each needs, keeps and cannot do has [a page of its own](stores).',
  ].join('\n\n');
}

const INLINE = `The inputs of \`actions/rotate\` and the options of \`regcred rotate\` describe one credential with the same words. \`token\` is YAML, \`stores\` has one short form per line. The ledger is the repository of the workflow (in GitLab CI the project of the job), or what the variable \`REGCRED_LEDGER\` says. The credential's name in the ledger is made of the host and the token's name; \`only\` gives it another.

On the command line secrets come from variables only: \`REGCRED_ADMIN_PASSWORD\`, \`GITHUB_TOKEN\`, \`REGCRED_NEW_PASSWORD\`, \`REGCRED_ESCROW_KEY\`. In a file, \`env:REGCRED_NEW_PASSWORD\` stands for the input \`new-password\`.`;
