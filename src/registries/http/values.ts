import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Secret } from '../../secret/secret.js';
import type { MintRequest, TokenAccess } from '../contract.js';
import { publicNames } from './names.js';
import type { HttpTokenSettings } from './schema.js';
import type { PublicValues, TemplateValue, TemplateValues } from './template.js';

/** Values of one call, besides those that are known all the time. */
export type Scope = Readonly<Record<string, TemplateValue>>;

/** What each `${name}` stands for. The names themselves were checked with the configuration. */
export function valuesFor(
  settings: HttpTokenSettings,
  { admin }: Pick<TokenAccess, 'admin'>,
  scope: Scope,
  ctx: Context,
): TemplateValues {
  return (name) => {
    const own = Object.hasOwn(scope, name) ? scope[name] : undefined;
    if (own !== undefined) return own;
    if (name === 'name') return settings.name;
    if (name === 'username') return settings.username ?? '';
    if (name === 'credential-id') return settings['credential-id'] ?? '';
    if (name.startsWith('env.')) return fromEnvironment(name.slice(4), settings, ctx);
    if (name === 'admin.password' && admin) return admin.secret;
    if (name === 'admin.username' && admin?.username !== undefined) return admin.username;
    const hint = 'Name it under admin of the credential: { username: env:NAME, password: env:NAME }.';
    fail('E_ADMIN_MISSING', { credential: settings.name, token: settings.name, hint });
  };
}

function fromEnvironment(
  variable: string,
  settings: HttpTokenSettings,
  { env, masks }: Context,
): string | Secret {
  const text = env[variable];
  if (text === undefined || text === '') {
    fail('E_SECRET_SOURCE', { source: `env:${variable}`, problem: 'it is not set' });
  }
  return publicNames(settings).includes(`env.${variable}`) ? text : masks.learn(text);
}

/**
 * Values allowed in a URL. One that was declared public but is a secret of this run is
 * refused: the configuration is wrong, and the address would show it.
 */
export function publicValues(values: TemplateValues, { masks }: Pick<Context, 'masks'>): PublicValues {
  return (name) => {
    const value = values(name);
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && masks.redact(value) === value) return value;
    fail('E_TOKEN_URL', { name });
  };
}

/** What a new token is to be like. */
export function mintScope({ generation, until }: MintRequest): Scope {
  const day = 24 * 60 * 60_000;
  return {
    generation,
    // A token ends when its last day begins (GitLab), so the day after the last whole one.
    'until.date': new Date(Math.ceil(until / day) * day).toISOString().slice(0, 10),
    'until.iso': new Date(until).toISOString(),
    'until.seconds': Math.ceil(until / 1000),
  };
}
