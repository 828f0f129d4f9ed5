import type { Environment } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import { isTrue, type EndpointKind } from './endpoint.js';
import { partitionOf, partitions, type Partition } from './partition.js';

/** What the host of a private registry says of itself. */
export interface RegistryHost extends EndpointKind {
  readonly account: string;
}

const HOST = /^(\d{12})\.dkr[.-]ecr(-fips)?\.([a-z0-9][a-z0-9-]*)\.([a-z0-9.-]+)$/;

/**
 * Takes the host of a private registry apart; undefined when it is none, for example a name of the user's own
 * that leads to one. Throws E_REGION_INVALID for a region that is none, or whose hosts end in something else.
 */
export function readRegistryHost(host: string): RegistryHost | undefined {
  const [, account, fips, region = '', suffix = ''] = HOST.exec(host) ?? [];
  if (account === undefined || !suffixes.has(suffix)) return undefined;
  if (!suffixesOf(partitionOf(region)).includes(suffix)) {
    fail('E_REGION_INVALID', { region: `${region}.${suffix}` });
  }
  return { account, region, fips: fips !== undefined, dualStack: suffix.startsWith('on.') };
}

/** Registries answer by IPv6 under `on.` where the API does so under `api.`. */
function suffixesOf({ suffix, dualStackSuffix }: Partition): readonly string[] {
  return [suffix, ...(dualStackSuffix === undefined ? [] : [dualStackSuffix.replace(/^api\./, 'on.')])];
}

const suffixes: ReadonlySet<string> = new Set(partitions.flatMap(suffixesOf));

/** The kind of endpoint that the environment asks for, or the registry's own host. */
export function endpointKind(
  region: string,
  host: Pick<RegistryHost, 'fips' | 'dualStack'> | undefined,
  env: Environment,
): EndpointKind {
  return {
    region,
    fips: host?.fips === true || isTrue(env['AWS_USE_FIPS_ENDPOINT']),
    dualStack: host?.dualStack === true || isTrue(env['AWS_USE_DUALSTACK_ENDPOINT']),
  };
}
