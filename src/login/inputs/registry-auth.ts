import type { Environment } from '../../context/context.js';
import { namedVariable } from '../../context/named-variable.js';
import { fail, regcredError } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import { Secret } from '../../secret/secret.js';
import { readYaml, type Path, type YamlText } from '../../config/read-yaml.js';
import { parseRights } from '../../distribution/parse-rights.js';
import type { ClientId } from '../clients/client.js';
import { readScope } from './scope.js';
import { loginInputs } from './login-inputs.js';
import { readRealms } from './realms.js';
import { chosenBy, type RequestedLogin, type InputSource } from './requested-login.js';

const KEYS = [
  'registry',
  'username',
  'username-env',
  'password',
  'password-env',
  'provider',
  'identity',
  'ecr',
  'scope',
  'verify',
  'realms',
] as const;
const SOURCE = 'registry-auth';

/**
 * Reads the input registry-auth, a YAML list of logins as docker/login-action takes it. `password-env` and
 * `username-env` name variables, for command lines and GitLab components, where a list cannot hold secrets.
 * Errors name line and column and never the text, which may contain a password (docs/faults.md A16-A18).
 */
export function readRegistryAuth(
  text: string,
  env: Environment,
  { onArgv = false, client = 'docker' }: InputSource & { readonly client?: ClientId } = {},
): readonly RequestedLogin[] {
  const document = readYaml(text, SOURCE, { usual: USUAL });
  const entries = document.value;
  if (!Array.isArray(entries) || entries.length === 0) {
    throw typeError(document, [], 'a list of logins', 'Begin each login with "- registry:".');
  }
  return entries.map((entry: unknown, index) => readEntry(document, entry, index, { env, onArgv, client }));
}

function readEntry(
  document: YamlText,
  entry: unknown,
  index: number,
  { env, onArgv, client }: { readonly env: Environment; readonly onArgv: boolean; readonly client: ClientId },
): RequestedLogin {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    const hint = 'Give each login the keys registry, username and password.';
    throw typeError(document, [index], 'a login', hint);
  }
  for (const key of Object.keys(entry)) {
    if ((KEYS as readonly string[]).includes(key)) continue;
    const path = `[${index}].${key}`;
    const hint = `Did you mean "${nearest(key, KEYS)}"? A login takes ${KEYS.join(', ')}.`;
    const position = document.position([index, key], 'key');
    fail('E_CONFIG_KEY', { source: SOURCE, ...position, path, problem: 'is not a key of a login', hint });
  }
  const fields = new Map<string, unknown>(Object.entries(entry));
  const text = (key: (typeof KEYS)[number]): string => {
    const value = fields.get(key) ?? (fields.has(key) ? null : '');
    if (key === 'ecr' && typeof value === 'boolean') return String(value);
    const path = [index, key];
    const isCredential = key === 'username' || key === 'password';
    // toJSON of a secret that is missing is null: a missing credential, as with an input.
    if (isCredential && value === null) return '';
    if (isCredential && has(document.commented, path)) throw typeError(document, path, IN_QUOTES, CUT_OFF);
    if (typeof value === 'string' && !has(document.ambiguous, path)) return value;
    const written = key === 'username' ? document.plain(path) : undefined;
    if (written !== undefined) return written;
    throw typeError(document, path, 'text', QUOTE);
  };
  const valueOf = (key: 'username' | 'password'): string => {
    const [value, variable] = [text(key), text(`${key}-env`)];
    if (variable === '') return value;
    if (value === '') return namedVariable(key, variable, env);
    const hint = 'Give the value, or the name of the variable that holds it.';
    fail('E_INPUT_CONFLICT', { first: key, second: `${key}-env`, hint });
  };
  if (onArgv && text('password') !== '') fail('E_INPUT_LITERAL', { name: SOURCE });
  return {
    registry: registryOf(fields, text),
    username: valueOf('username').trim(),
    password: new Secret(valueOf('password')),
    keepsBlanks: true,
    ...chosenBy(text('ecr') || 'auto', text('provider')),
    identity: text('identity'),
    scope: readScope(text('scope'), client),
    rights: parseRights(text('verify')),
    realms: readRealms(text('realms')),
  };
}

/** As the input `registry`: an absent one means Docker Hub, an empty one stays empty and is refused later. */
function registryOf(fields: ReadonlyMap<string, unknown>, text: (key: 'registry') => string): string {
  if (!fields.has('registry')) return loginInputs.registry.default;
  return fields.get('registry') === null ? '' : text('registry').trim();
}

function has(paths: readonly Path[], path: Path): boolean {
  return paths.some((other) => JSON.stringify(other) === JSON.stringify(path));
}

const TO_JSON = '${{ toJSON(secrets.NAME) }}';
const USUAL = `The usual cause is a secret without quotes: write ${TO_JSON}, or password-env: NAME.`;
const IN_QUOTES = 'in quotes, because a # follows it';
const CUT_OFF = `Unquoted, it would end before the #: write ${TO_JSON}, or put it into quotes.`;
const QUOTE = `Quote the value, for example "0123456" or ${TO_JSON}; unquoted, it is read as a number, a date or a boolean.`;

function typeError(document: YamlText, path: Path, expected: string, hint: string) {
  const name =
    path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('') || 'the whole';
  return regcredError('E_CONFIG_TYPE', {
    source: SOURCE,
    ...document.position(path),
    path: name,
    expected,
    hint,
  });
}
