import type { Inputs } from '../../context/ci.js';
import { readYaml } from '../../config/read-yaml.js';
import type { Path, YamlText } from '../../config/read-yaml.js';
import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { publicKeyOf } from '../../secret/sealed-box.js';
import { Secret } from '../../secret/secret.js';
import { secretInputs } from './rotate-inputs.js';
import { checkPart, checkQuotes } from '../config/check-part.js';
import { show } from '../config/origin.js';
import type { Origin, ConfigLocation } from '../config/origin.js';
import type { ConfigFile } from '../config/read-config.js';
import { configSchema } from '../config/schema.js';

/** The inputs that describe one credential. */
export interface InlineRequest {
  readonly inputs: Pick<Inputs, 'input'>;
  /** The platform's default ledger. */
  readonly ledger?: string;
}

/**
 * Makes a configuration from the inputs that describe one credential. Errors name the input. Throws E_CONFIG_…,
 * E_LEDGER_UNNAMED, E_LEDGER_EMPTY and E_ESCROW_KEY.
 */
export async function inlineConfig({ inputs, ledger }: InlineRequest, ctx: Context): Promise<ConfigFile> {
  const text = (name: string) => inputs.input(name).trim();
  const yaml = readYaml(text('token') || '{}', 'the input token');
  const stores = lines(inputs.input('stores'));
  const place = ctx.env['REGCRED_LEDGER'] ?? ledger;
  // Another place would hide what was recorded so far, and every token would be issued again.
  if (place?.trim() === '') fail('E_LEDGER_EMPTY');
  if (place === undefined) fail('E_LEDGER_UNNAMED');
  const token = withNewPassword(yaml.value, ctx);
  const name = text('only') || nameOf(text('registry'), token);
  const escrow = await escrowKey(ctx);
  const value = {
    version: 1,
    ledger: place,
    ...defined({ escrow }),
    credentials: {
      [name]: {
        registry: text('registry'),
        ...given('provider', text('provider')),
        token,
        ...admin(text('admin-username'), ctx),
        rotate: {
          ...given('every', text('every')),
          ...given('grace', text('grace')),
          ...given('accept-downtime', boolean(text('accept-downtime'))),
        },
        stores: stores.map(({ line }) => line),
      },
    },
  };
  const origin = inlineOrigin(yaml, stores);
  const config = checkPart(configSchema, value, { origin, path: [] });
  checkQuotes(origin);
  return { config, origin };
}

interface Line {
  readonly line: string;
  readonly number: number;
}

function lines(text: string): readonly Line[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === '' ? {} : { [name]: value };
}

/** Reads YAML 1.2 booleans; the schema refuses any other text. */
function boolean(text: string): boolean | string {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  return /^(false|False|FALSE)$/.test(text) ? false : text;
}

function admin(username: string, { env }: Context): Record<string, unknown> {
  const variable = secretInputs['admin-password'];
  if (username === '' && !env[variable]) return {};
  return { admin: { ...given('username', username), password: `env:${variable}` } };
}

/** Adds the variable of the input new-password, unless `token` names another source. */
function withNewPassword(token: unknown, { env }: Context): unknown {
  const variable = secretInputs['new-password'];
  const isMap = typeof token === 'object' && token !== null && !Array.isArray(token);
  if (!isMap || Object.hasOwn(token, 'new-password') || !env[variable]) return token;
  return { ...token, 'new-password': `env:${variable}` };
}

/** Derives a stable name for the ledger from the host and the name of the token. */
function nameOf(registry: string, token: unknown): string {
  const named: unknown[] = typeof token === 'object' && token ? Object.entries(token).flatMap(pick) : [];
  const text = [registry.replace(/^https?:\/\//, ''), ...named].join('-');
  return (
    text
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 63) || 'credential'
  );
}

function pick([key, value]: [string, unknown]): unknown[] {
  return ['name', 'user', 'username'].includes(key) && typeof value === 'string' ? [value] : [];
}

/** Derives the public key from the private one. */
async function escrowKey({ env }: Context): Promise<string | undefined> {
  const key = env[secretInputs['escrow-key']]?.trim();
  if (!key) return undefined;
  const found = await publicKeyOf(new Secret(key));
  if (found === undefined) fail('E_ESCROW_KEY', { what: 'private' });
  return found;
}

function inlineOrigin(yaml: YamlText, stores: readonly Line[]): Origin {
  const at = (input: string, line = 1): ConfigLocation => {
    return { source: `the input ${input}`, line, column: 1, path: input };
  };
  const locate = (path: Path, of: 'key' | 'value' = 'value', shown = path): ConfigLocation => {
    const [top, , key, ...rest] = path;
    if (top === 'ledger') return { ...at('only'), source: 'the variable REGCRED_LEDGER', path: 'ledger' };
    if (key === undefined) return at('only');
    if (key === 'token') {
      const inner = yaml.position(rest, of);
      return { ...at('token'), ...inner, path: show(['token', ...shown.slice(3)]) };
    }
    if (key === 'stores') return at('stores', stores[Number(rest[0] ?? 0)]?.number ?? 1);
    if (key === 'rotate') return at(String(rest[0] ?? 'every'));
    if (key === 'admin') return at(`admin-${String(rest[0] ?? 'password')}`);
    return at(String(key));
  };
  return { locate, ambiguous: yaml.ambiguous.map((path) => ['credentials', 'inline', 'token', ...path]) };
}
