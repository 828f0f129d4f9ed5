import { fail } from '../errors/error.js';
import type { HttpRequest, HttpResponse } from '../context/http.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Where a redirect leads, or undefined when the answer is none. Throws E_REDIRECT_REFUSED or E_TLS_DOWNGRADE
 * for what is not followed: every redirect unless the request allows those within its own origin, and then
 * still those that would turn a write into a read. Libraries strip some headers across origins and forward
 * others (PRIVATE-TOKEN), and a 307 repeats the body with the secret (docs/faults.md, section 3).
 */
export function redirectTarget(request: HttpRequest, response: HttpResponse): URL | undefined {
  if (!REDIRECTS.has(response.status)) return undefined;
  const { host, origin, protocol } = request.url;
  const location = response.header('location') ?? '';
  const target = URL.canParse(location, request.url.href) ? new URL(location, request.url) : undefined;
  if (location === '' || target === undefined) {
    fail('E_RESPONSE_INVALID', { host, problem: 'it redirects without saying where to' });
  }
  if (protocol === 'https:' && target.protocol === 'http:') fail('E_TLS_DOWNGRADE', { host });
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const keepsMethod = reads || response.status === 307 || response.status === 308;
  const within = target.origin === origin && target.username === '' && target.password === '';
  if (request.redirect === 'same-origin' && within && keepsMethod) return target;
  fail('E_REDIRECT_REFUSED', { host, target: target.host || target.protocol });
}
