import { z } from 'zod';
import { fail } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { Secret } from '../../secret/secret.js';

/** Token against forged requests, bound to a session. A password login sends it with every change. */
export interface Crumb {
  readonly headers: Readonly<Record<string, Secret>>;
}

const answer = z.object({
  crumb: z.string().min(1).max(1024),
  // Jenkins-Crumb, or .crumb in old versions. It becomes a header and must not replace one of ours.
  crumbRequestField: z.string().regex(/^[A-Za-z0-9.-]{0,32}crumb$/i),
});

/** Returns undefined when the protection is off (404). Throws E_RESPONSE_INVALID. */
export function crumbFrom(response: HttpResponse, host: string): Crumb | undefined {
  if (response.status === 404) return undefined;
  const parsed = answer.safeParse(response.json());
  if (!parsed.success) fail('E_RESPONSE_INVALID', { host, problem: 'it is not a crumb' });
  const { crumb, crumbRequestField } = parsed.data;
  const cookie = sessionCookies(response.header('set-cookie') ?? '');
  return {
    headers: {
      [crumbRequestField]: new Secret(crumb),
      ...(cookie !== '' && { cookie: new Secret(cookie) }),
    },
  };
}

/** Extracts `JSESSIONID.1a2b=node0…` without attributes. Several headers arrive joined by commas. */
function sessionCookies(text: string): string {
  const found = [...text.matchAll(/(?:^|,)\s*(JSESSIONID[\w.-]*=[^;,\s]+)/g)];
  return found.map(([, pair]) => pair).join('; ');
}
