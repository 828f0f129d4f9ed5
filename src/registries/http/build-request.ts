import type { Context } from '../../context/context.js';
import { basic } from '../../distribution/authorization.js';
import { fail } from '../../errors/error.js';
import type { HttpRequest } from '../../context/http.js';
import type { Secret } from '../../secret/secret.js';
import type { TokenAccess } from '../contract.js';
import type { RequestSettings } from './schema.js';
import { fillForm, fillJson, fillText, fillUrl, type PublicValues, type TemplateValues } from './template.js';
import { publicValues } from './values.js';

/** The request that the configuration describes, with its values; never a redirect. */
export function buildRequest(
  request: RequestSettings,
  values: TemplateValues,
  access: TokenAccess,
  ctx: Context,
): Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'plainHttp'> {
  const body = bodyOf(request, values);
  const url = addressOf(request.url, publicValues(values, ctx), access);
  if (!url) fail('E_TOKEN_URL', { name: 'address' });
  return {
    method: request.method,
    url,
    headers: { ...(body && { 'Content-Type': body.type }), ...authHeaders(request, values, access) },
    ...(body && { body: body.content }),
    plainHttp: access.plainHttp,
  };
}

/** What a request says about who sends it: for the same server's status address too. */
export function authHeaders(
  { headers = {}, basic: isBasic = false }: RequestSettings,
  values: TemplateValues,
  { admin }: Pick<TokenAccess, 'admin'>,
): Record<string, Secret> {
  const filled = Object.entries(headers).map(([name, text]) => [name, fillText(text, values)]);
  if (!isBasic) return Object.fromEntries(filled) as Record<string, Secret>;
  const username = String(values('admin.username'));
  const secret = admin?.secret;
  return {
    ...(Object.fromEntries(filled) as Record<string, Secret>),
    ...(secret && { Authorization: basic({ username, secret }) }),
  };
}

/** Undefined when a value does not fit. */
export function addressOf(
  template: string,
  values: PublicValues,
  { api }: Pick<TokenAccess, 'api'>,
): URL | undefined {
  const filled = fillUrl(template, values);
  if (filled === undefined) return undefined;
  return new URL(filled.startsWith('/') ? `${baseOf(api)}${filled}` : filled);
}

/** `METHOD https://host/path`, with `{name}` for what is not known yet. */
export function callOf(
  { method, url }: RequestSettings,
  known: (name: string) => string | undefined,
  { api }: Pick<TokenAccess, 'api'>,
): string {
  const shown = url.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    const value = known(name);
    return value === undefined ? `{${name}}` : encodeURIComponent(value);
  });
  const full = shown.startsWith('/') ? `${baseOf(api)}${shown}` : shown;
  return `${method} ${full.replace(/\?.*$/, '')}`;
}

/** The host a request goes to: no value can change it. */
export function hostOf(template: string, { api }: Pick<TokenAccess, 'api'>): string {
  return template.startsWith('/') ? api.host : new URL(template.replace(/\$\{[^}]*\}/g, 'x')).host;
}

function baseOf(api: URL): string {
  return `${api.origin}${api.pathname.replace(/\/$/, '')}`;
}

function bodyOf(
  { json, form, text }: RequestSettings,
  values: TemplateValues,
): { type: string; content: Secret } | undefined {
  if (json) return { type: 'application/json', content: fillJson(json, values) };
  if (form) return { type: 'application/x-www-form-urlencoded', content: fillForm(form, values) };
  if (text !== undefined) return { type: 'text/plain', content: fillText(text, values) };
  return undefined;
}
