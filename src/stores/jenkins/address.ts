import type { Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { isLoopbackHost } from '../../http/address.js';

/** Printed by `plan` while the address of Jenkins is unknown. */
const UNKNOWN = '$JENKINS_URL';

/** Accepts an address of Jenkins, also with a path, but without a username, a query or a fragment. */
export function isAddress(text: string): boolean {
  if (!/^https?:\/\/[^@?#\\\s]+$/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopbackHost(hostname);
}

/** Address without a final slash. Throws E_STORE_URL or E_URL_INVALID. */
export function baseOf(
  { url }: { readonly url: string | undefined },
  store: string,
  env: Environment,
): string {
  const text = (url ?? env.JENKINS_URL ?? '').trim().replace(/\/+$/, '');
  if (text === '') fail('E_STORE_URL', { store });
  // Plain http to another machine gets its own error when the request is sent.
  if (isAddress(text) || /^http:\/\/[^@?#\\\s]+$/.test(text)) return text;
  fail('E_URL_INVALID', { host: 'JENKINS_URL' });
}

/** Address as `plan` prints it, which may be unknown. */
export function shownBase({ url }: { readonly url: string | undefined }, env: Environment): string {
  const text = (url ?? env.JENKINS_URL ?? '').trim().replace(/\/+$/, '');
  return isAddress(text) ? text : UNKNOWN;
}
