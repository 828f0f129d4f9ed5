import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { adminCall } from '../kit/tokens/admin-call.js';
import { allowedHosts, mustBeAllowed } from './allowed-hosts.js';
import { authHeaders } from './build-request.js';
import { CapturedAnswer } from './capture.js';
import type { HttpApi } from './http-api.js';
import { holds, parseCondition, type JsonCondition } from './json-path.js';
import type { AsyncSettings } from './schema.js';
import { valuesFor, type Scope } from './values.js';

/** Outcome of a request that the server carries out later; `failed` when it says that nothing was done. */
export type Outcome = { readonly done: HttpResponse } | { readonly failed: HttpResponse };

/**
 * Asks for the status of a `rotate` that was accepted (202) until it is done. The address is the server's own
 * words, so it must be on a host that is allowed.
 */
export async function poll(
  api: HttpApi,
  accepted: HttpResponse,
  scope: Scope,
  ctx: Context,
): Promise<Outcome> {
  const { settings, access } = api;
  const { async: job, request } = settings.rotate;
  if (!job || accepted.status !== 202) return { done: accepted };
  const [until, fails] = [parseCondition(job.until), job.fails ? parseCondition(job.fails) : undefined];
  const url = statusUrl(job, api, accepted);
  const action = api.action('rotate');
  mustBeAllowed(url.host, action, allowedHosts(settings, access));
  const seconds = job['max-seconds'] ?? 120;
  const deadline = ctx.clock.now() + seconds * 1000;
  const pause = (job['every-seconds'] ?? 2) * 1000;
  while (ctx.clock.now() + pause <= deadline) {
    await ctx.clock.sleep(pause, ctx.signal);
    const values = valuesFor(settings, access, { ...(await api.signIn(ctx)), ...scope }, ctx);
    const headers = authHeaders(request, values, access);
    const call = { method: 'GET', url, headers, plainHttp: access.plainHttp, repeatable: true } as const;
    const forbidden = 'It must be allowed to look at the status of its own requests.';
    const response = await adminCall({ ...call, action, expect: [200, 202], forbidden }, ctx);
    const document = response.status === 200 ? response.json() : undefined;
    if (is(until, document)) return { done: response };
    if (is(fails, document)) return { failed: response };
  }
  fail('E_TIMEOUT', { what: `The request to ${action}`, seconds, where: url.host });
}

function is(condition: JsonCondition | undefined, document: unknown): boolean {
  return condition !== undefined && document !== undefined && holds(condition, document);
}

function statusUrl({ 'status-url': source }: AsyncSettings, api: HttpApi, accepted: HttpResponse): URL {
  const text = source.startsWith('header:')
    ? accepted.header(source.slice('header:'.length))
    : new CapturedAnswer(accepted, api.access.api.host).text(source);
  const { url, base } = resolved(text, api);
  if (url && url.username === '' && url.password === '' && ['https:', base.protocol].includes(url.protocol)) {
    return url;
  }
  fail('E_RESPONSE_INVALID', { host: base.host, problem: 'it names no address for its status' });
}

function resolved(text: string | undefined, { settings, access }: HttpApi): { url?: URL; base: URL } {
  const { url: template } = settings.rotate.request;
  const base = template.startsWith('/') ? access.api : new URL(template.replace(/\$\{[^}]*\}/g, 'x'));
  return text !== undefined && URL.canParse(text, base.href)
    ? { url: new URL(text, base.href), base }
    : { base };
}
