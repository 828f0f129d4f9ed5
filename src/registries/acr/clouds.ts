import { fail } from '../../errors/error.js';
import type { RegistryAddress } from '../address.js';

/** Where a registry's cloud issues its tokens, and for which service they are asked for. */
export interface Cloud {
  readonly login: string;
  readonly scope: string;
}

/**
 * The public cloud as its documents have it (Azure/acr docs/AAD-OAuth.md). The other two from general knowledge
 * of Azure's endpoints: Entra's hosts, and Azure Resource Manager as the service, which registries take as well.
 */
const CLOUDS: Readonly<Record<string, Cloud>> = {
  io: { login: 'login.microsoftonline.com', scope: 'https://containerregistry.azure.net/.default' },
  us: { login: 'login.microsoftonline.us', scope: 'https://management.usgovcloudapi.net/.default' },
  cn: { login: 'login.partner.microsoftonline.cn', scope: 'https://management.chinacloudapi.cn/.default' },
};

/** Of a registry whose host is known to be one of the three. */
export function cloudOf({ host }: RegistryAddress): Cloud {
  const cloud = CLOUDS[host.slice(host.lastIndexOf('.') + 1)];
  if (cloud === undefined) fail('E_IDENTITY_UNSUPPORTED', { registry: host });
  return cloud;
}
