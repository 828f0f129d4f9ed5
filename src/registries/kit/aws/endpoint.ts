import type { Environment } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import { isLoopbackHost } from '../../../http/address.js';
import { partitionOf, type Partition } from './partition.js';

/** A service of AWS as we need it. */
export interface AwsService {
  /** First part of its host names (Smithy: `endpointPrefix`). */
  readonly prefix: string;
  /** Partitions whose FIPS hosts begin otherwise than with the prefix and `-fips`, and how. */
  readonly oddFips?: { readonly partitions: readonly string[]; readonly prefix: string };
  /** End of the variable AWS_ENDPOINT_URL_… that names another host (AWS SDKs, "Service-specific endpoints"). */
  readonly variable: string;
}

export interface EndpointKind {
  readonly region: string;
  /** Validated cryptography (FIPS 140). */
  readonly fips: boolean;
  /** By IPv6 too. */
  readonly dualStack: boolean;
}

export const sts: AwsService = {
  prefix: 'sts',
  // All endpoints of GovCloud are FIPS endpoints.
  oddFips: { partitions: ['aws-us-gov'], prefix: 'sts' },
  variable: 'STS',
};

/**
 * Where to send a request to a service: the host its variable or AWS_ENDPOINT_URL names (VPC endpoints, local
 * stand-ins of AWS), else the one of AWS's endpoint rules. Throws E_REGION_INVALID and E_AWS_ENDPOINT.
 */
export function endpointOf(service: AwsService, kind: EndpointKind, env: Environment): URL {
  const partition = partitionOf(kind.region);
  return named(service, env) ?? new URL(`https://${hostOf(service, kind, partition)}/`);
}

function hostOf(
  { prefix, oddFips }: AwsService,
  { region, fips, dualStack }: EndpointKind,
  { id, suffix, dualStackSuffix }: Partition,
): string {
  if (dualStack && dualStackSuffix === undefined) {
    const problem = `the region ${region} has no dual-stack hosts`;
    fail('E_AWS_ENDPOINT', { problem, cure: 'Unset AWS_USE_DUALSTACK_ENDPOINT.' });
  }
  if (fips && !dualStack && oddFips?.partitions.includes(id)) return `${oddFips.prefix}.${region}.${suffix}`;
  return `${prefix}${fips ? '-fips' : ''}.${region}.${dualStack ? dualStackSuffix : suffix}`;
}

function named({ variable }: AwsService, env: Environment): URL | undefined {
  if (isTrue(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) return undefined;
  const name = [`AWS_ENDPOINT_URL_${variable}`, 'AWS_ENDPOINT_URL'].find((one) => env[one]);
  if (name === undefined) return undefined;
  const other = ['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT'].find((one) => isTrue(env[one]));
  if (other !== undefined) {
    const cure = `Unset ${other}, and name a host of that kind in ${name} if you need one.`;
    fail('E_AWS_ENDPOINT', { problem: `${name} and ${other} contradict each other`, cure });
  }
  const text = env[name] ?? '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isUsable(url)) {
    const cure = 'Write it as https://host; plain http is for loopback addresses only.';
    fail('E_AWS_ENDPOINT', { problem: `the address in ${name} cannot be used`, cure });
  }
  return url;
}

/** Signed requests and ID tokens go there: nothing that others on the network could read. */
function isUsable({ protocol, hostname, username, password, search, hash }: URL): boolean {
  if (username || password || search || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** As AWS's own programs read their variables. */
export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
