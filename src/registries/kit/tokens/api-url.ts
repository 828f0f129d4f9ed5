import { fail } from '../../../errors/error.js';

type Query = Readonly<Record<string, string | number>>;

/**
 * The address of `parts` below an API. Each part is one step of the path whatever it holds, so a foreign id
 * cannot lead to another call. Throws E_URL_INVALID for `.` and `..`, which no encoding keeps.
 */
export function apiAddress(api: URL, parts: readonly string[], query: Query = {}): URL {
  if (parts.some((part) => /^\.{0,2}$/.test(part))) fail('E_URL_INVALID', { host: api.host });
  const path = parts.map(encodeURIComponent).join('/');
  const url = new URL(`${api.pathname.replace(/\/$/, '')}/${path}`, api);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}
