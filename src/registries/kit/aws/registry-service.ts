import type { Environment } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import type { RegistryAddress } from '../../address.js';
import type { AwsService, EndpointKind } from './endpoint.js';
import { endpointKind, readRegistryHost } from './registry-host.js';

/** A service that gives passwords for registries. */
export interface RegistryService extends AwsService {
  /** Of its GetAuthorizationToken: the value of X-Amz-Target. */
  readonly operation: string;
  /** What IAM calls its actions, and signatures the service: all behind `api.` in its host names. */
  readonly name: string;
}

export const privateRegistries: RegistryService = {
  ...named('api.ecr'),
  oddFips: { partitions: ['aws', 'aws-us-gov'], prefix: 'ecr-fips' },
  operation: 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
};

export const publicRegistries: RegistryService = {
  ...named('api.ecr-public'),
  operation: 'SpencerFrontendService.GetAuthorizationToken',
};

function named(prefix: string): Omit<RegistryService, 'operation'> {
  const name = prefix.replace(/^api\./, '');
  return { name, prefix, variable: name.toUpperCase().replace('-', '_') };
}

const PUBLIC_HOSTS = ['public.ecr.aws', 'ecr-public.aws.com'];
/** There is no other one that gives passwords for public registries (ECR Public user guide, "Registry authentication"). */
const PUBLIC_REGION = 'us-east-1';

/** Whom to ask for a password for a registry. */
export interface Issuer {
  readonly service: RegistryService;
  readonly kind: EndpointKind;
}

/** Whether the host says in which region its registry is. */
export function tellsRegion({ host }: Pick<RegistryAddress, 'host'>): boolean {
  return PUBLIC_HOSTS.includes(host) || readRegistryHost(host) !== undefined;
}

/**
 * Who gives passwords for a registry. Where the host does not tell the region, it is the given one or that of
 * the environment. Throws E_REGION_INVALID and E_IDENTITY_FORM.
 */
export function issuerOf(
  { host }: Pick<RegistryAddress, 'host'>,
  region: string | undefined,
  env: Environment,
): Issuer {
  if (PUBLIC_HOSTS.includes(host)) {
    const found = { fips: false, dualStack: host === 'ecr-public.aws.com' };
    return { service: publicRegistries, kind: endpointKind(PUBLIC_REGION, found, env) };
  }
  const found = readRegistryHost(host);
  const known = found?.region ?? region ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION']);
  if (!known) {
    const problem = 'neither the host nor region= nor AWS_REGION tells the region of the registry';
    fail('E_IDENTITY_FORM', { problem, example: 'aws region=eu-central-1' });
  }
  return { service: privateRegistries, kind: endpointKind(known, found, env) };
}
