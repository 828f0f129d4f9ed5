import { fail } from '../errors.js';
import { nearest } from '../nearest.js';
import { Secret } from '../secret/secret.js';
import { readYaml, type YamlDocument } from '../yaml/read-yaml.js';
import { parseRights } from './parse-rights.js';
import { forcedProvider, type LoginSpec } from './plan.js';

const KEYS = ['registry', 'username', 'password', 'provider', 'identity', 'ecr', 'scope', 'verify'] as const;
const WHERE = 'registry-auth';

/**
 * The input registry-auth: a YAML list of logins, as docker/login-action takes it. Errors name line and
 * column and never the line's text, which may hold a password (reference: faults A16-A18).
 */
export function readRegistryAuth(text: string): readonly LoginSpec[] {
  const document = readYaml(text, WHERE);
  const entries = document.value;
  if (!Array.isArray(entries) || entries.length === 0) {
    throw typeError(document, [], 'a list of logins, each beginning with "- registry:"');
  }
  return entries.map((entry: unknown, index) => readEntry(document, entry, index));
}

function readEntry(document: YamlDocument, entry: unknown, index: number): LoginSpec {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw typeError(document, [index], 'a login with registry, username and password');
  }
  for (const key of Object.keys(entry)) {
    if (!(KEYS as readonly string[]).includes(key)) {
      throw fail('E_CONFIG_KEY', { ...document.position([index, key]), where: WHERE, key, suggestion: nearest(key, KEYS) });
    }
  }
  const fields = new Map<string, unknown>(Object.entries(entry));
  const text = (key: (typeof KEYS)[number]): string => {
    const value = fields.get(key) ?? '';
    if (typeof value === 'string') return value;
    if (key === 'ecr' && typeof value === 'boolean') return String(value);
    throw typeError(document, [index, key], 'text; put the value in quotes');
  };
  return {
    registry: text('registry').trim(),
    username: text('username').trim(),
    password: new Secret(text('password')),
    provider: forcedProvider(text('ecr') || 'auto') ?? text('provider'),
    identity: text('identity'),
    scope: text('scope'),
    rights: parseRights(text('verify')),
  };
}

function typeError(document: YamlDocument, path: readonly (string | number)[], wanted: string) {
  return fail('E_CONFIG_TYPE', { ...document.position(path), where: WHERE, wanted });
}
