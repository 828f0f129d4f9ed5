import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../../src/rotate/config/json-schema.js';
import { installed } from '../../../src/rotate/config/installed.js';

interface Ajv {
  compile(schema: unknown): (value: unknown) => boolean;
}

// The validator that the contract tests use, of which the project has no version of its own.
const require = createRequire(createRequire(import.meta.url).resolve('openapi-backend'));
const { default: AjvClass } = require('ajv') as { default: new (options: object) => Ajv };

const root = fileURLToPath(new URL('../../../', import.meta.url));
const isValid = new AjvClass({ strict: false }).compile(await configJsonSchema(installed()));

const valid = `version: 1
ledger: github:acme/platform
credentials:
  push:
    registry: registry.acme.dev
    provider: htpasswd
    token: { file: /srv/htpasswd, user: ci }
    admin: { username: root, password: env:ADMIN }
    verify: [push:web/app]
    api: https://registry.acme.dev
    rotate: { every: 30d, grace: 0h, accept-downtime: true }
    stores:
      - file: { path: /srv/secret }
      - github:acme/web/NAME
`;

describe('the JSON Schema of regcred.yml', () => {
  it('takes what regcred takes', () => {
    expect(isValid(parse(valid))).toBe(true);
  });

  const files = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' });
  const examples = files.filter((file) => /regcred[^/]*\.yml$/.test(file));

  it.each(examples)('takes examples/%s', (file) => {
    expect(isValid(parse(readFileSync(join(root, 'examples', file), 'utf8')))).toBe(true);
  });

  it('there are examples', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each([
    ['a mistyped key', valid.replace('ledger:', 'leger:')],
    ['a mistyped key of a credential', valid.replace('registry:', 'registy:')],
    ['a mistyped setting of the token', valid.replace('user:', 'usr:')],
    ['a mistyped setting of a store', valid.replace('path:', 'pth:')],
    ['a mistyped store', valid.replace('- file:', '- fle:')],
    ['a mistyped short form', valid.replace('- github:', '- gihub:')],
    ['an unknown provider', valid.replace(': htpasswd', ': htpaswd')],
    ['a missing key', valid.replace(/ {4}registry.*\n/, '')],
    ['a wrong version', valid.replace('version: 1', 'version: 2')],
    ['a wrong time', valid.replace('30d', '30 days')],
    ['a wrong grace', valid.replace('0h', 'none')],
    ['text for a boolean', valid.replace(': true', ': "yes"')],
    ['no stores', valid.replace(/stores:\n[^]*/, 'stores: []\n')],
    ['a number for text', valid.replace('user: ci', 'user: 12')],
    ['a password in the file', valid.replace('env:ADMIN', 'hunter2')],
    ['a wrong right', valid.replace('push:web', 'write:web')],
    ['an api with a user', valid.replace('https://', 'https://me@')],
    ['a ledger without a platform', valid.replace('github:acme/platform', 'acme')],
    ['a relative ledger', valid.replace('github:acme/platform', 'file:ledger.json')],
    ['a strange name', valid.replace('push:\n', '"pu sh":\n')],
    ['a key of the escrow that is none', valid.replace('credentials:', 'escrow: abc\ncredentials:')],
    ['nothing', '{}'],
  ])('refuses %s', (_name, text) => {
    expect(isValid(parse(text))).toBe(false);
  });

  it('is published as docs/regcred.schema.json', async () => {
    const published: unknown = JSON.parse(readFileSync(join(root, 'docs/regcred.schema.json'), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(await configJsonSchema(installed()))));
  });
});
