import { fail } from '../../errors/error.js';
import type { TokenAccess } from '../contract.js';
import { authPresets } from './auth-presets.js';
import type { HttpTokenSettings } from './schema.js';

/** Where the requests of a configuration may go: the registry, its api, and what the user has named. */
export function allowedHosts(
  { hosts = [], auth }: HttpTokenSettings,
  { address, api }: Pick<TokenAccess, 'address' | 'api'>,
): readonly string[] {
  const preset = auth?.preset && authPresets[auth.preset].request?.url;
  return [address.host, api.host, ...hosts, ...(preset ? [new URL(preset).host] : [])];
}

/** Throws E_TOKEN_HOST. */
export function mustBeAllowed(host: string, action: string, hosts: readonly string[]): void {
  if (!hosts.includes(host)) fail('E_TOKEN_HOST', { host, action });
}
