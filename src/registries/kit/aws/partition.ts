import { fail } from '../../../errors/error.js';

/** A part of AWS with accounts, roles and host names of its own. */
export interface Partition {
  /** As written in an ARN. */
  readonly id: string;
  readonly suffix: string;
  /** Of hosts that answer by IPv6 too; absent: there are none. */
  readonly dualStackSuffix?: string;
}

// botocore data/partitions.json, where regions of each partition have a form of their own.
const special: readonly (Partition & { readonly regions: RegExp })[] = [
  {
    id: 'aws-cn',
    regions: /^cn-/,
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
  },
  { id: 'aws-us-gov', regions: /^us-gov-/, suffix: 'amazonaws.com', dualStackSuffix: 'api.aws' },
  {
    id: 'aws-eusc',
    regions: /^eusc-/,
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
  },
  { id: 'aws-iso', regions: /^us-iso-/, suffix: 'c2s.ic.gov' },
  { id: 'aws-iso-b', regions: /^us-isob-/, suffix: 'sc2s.sgov.gov' },
  { id: 'aws-iso-e', regions: /^eu-isoe-/, suffix: 'cloud.adc-e.uk' },
  { id: 'aws-iso-f', regions: /^us-isof-/, suffix: 'csp.hci.ic.gov' },
];
// Regions to come are most likely of the usual partition; AWS's own rules fall back on it too.
const usual: Partition = { id: 'aws', suffix: 'amazonaws.com', dualStackSuffix: 'api.aws' };
export const partitions: readonly Partition[] = [usual, ...special];

/** One label of a host name and nothing else: us-east-1, us-gov-west-1, eusc-de-east-1. */
const REGION = /^[a-z]{2,5}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

/**
 * The partition of a region. Every host name is built from a region that has passed here (docs/faults.md A14).
 * Throws E_REGION_INVALID.
 */
export function partitionOf(region: string): Partition {
  if (!REGION.test(region)) fail('E_REGION_INVALID', { region });
  return special.find(({ regions }) => regions.test(region)) ?? usual;
}
