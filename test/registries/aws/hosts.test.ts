import { describe, expect, it } from 'vitest';
import { endpointOf, sts } from '../../../src/registries/kit/aws/endpoint.js';
import { issuerOf } from '../../../src/registries/kit/aws/registry-service.js';
import { parseAddress } from '../../../src/registries/address.js';
import { detect } from '../../../src/registries/detect.js';

const A = '123456789012';

/** Host of a registry, then where its password and the credentials for that are asked for. */
const table: readonly (readonly [string, string, string])[] = [
  [`${A}.dkr.ecr.us-east-1.amazonaws.com`, 'api.ecr.us-east-1.amazonaws.com', 'sts.us-east-1.amazonaws.com'],
  [
    `${A}.dkr.ecr-fips.us-east-1.amazonaws.com`,
    'ecr-fips.us-east-1.amazonaws.com',
    'sts-fips.us-east-1.amazonaws.com',
  ],
  [`${A}.dkr-ecr.eu-west-1.on.aws`, 'api.ecr.eu-west-1.api.aws', 'sts.eu-west-1.api.aws'],
  [`${A}.dkr-ecr-fips.us-west-2.on.aws`, 'api.ecr-fips.us-west-2.api.aws', 'sts-fips.us-west-2.api.aws'],
  [
    `${A}.dkr.ecr.cn-north-1.amazonaws.com.cn`,
    'api.ecr.cn-north-1.amazonaws.com.cn',
    'sts.cn-north-1.amazonaws.com.cn',
  ],
  [
    `${A}.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn`,
    'api.ecr.cn-northwest-1.api.amazonwebservices.com.cn',
    'sts.cn-northwest-1.api.amazonwebservices.com.cn',
  ],
  [
    `${A}.dkr.ecr.us-gov-west-1.amazonaws.com`,
    'api.ecr.us-gov-west-1.amazonaws.com',
    'sts.us-gov-west-1.amazonaws.com',
  ],
  [
    `${A}.dkr.ecr-fips.us-gov-east-1.amazonaws.com`,
    'ecr-fips.us-gov-east-1.amazonaws.com',
    'sts.us-gov-east-1.amazonaws.com',
  ],
  [
    `${A}.dkr.ecr.us-iso-east-1.c2s.ic.gov`,
    'api.ecr.us-iso-east-1.c2s.ic.gov',
    'sts.us-iso-east-1.c2s.ic.gov',
  ],
  [
    `${A}.dkr.ecr.us-isob-east-1.sc2s.sgov.gov`,
    'api.ecr.us-isob-east-1.sc2s.sgov.gov',
    'sts.us-isob-east-1.sc2s.sgov.gov',
  ],
  [
    `${A}.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk`,
    'api.ecr.eu-isoe-west-1.cloud.adc-e.uk',
    'sts.eu-isoe-west-1.cloud.adc-e.uk',
  ],
  [
    `${A}.dkr.ecr.us-isof-south-1.csp.hci.ic.gov`,
    'api.ecr.us-isof-south-1.csp.hci.ic.gov',
    'sts.us-isof-south-1.csp.hci.ic.gov',
  ],
  [
    `${A}.dkr.ecr.eusc-de-east-1.amazonaws.eu`,
    'api.ecr.eusc-de-east-1.amazonaws.eu',
    'sts.eusc-de-east-1.amazonaws.eu',
  ],
  ['public.ecr.aws', 'api.ecr-public.us-east-1.amazonaws.com', 'sts.us-east-1.amazonaws.com'],
  ['ecr-public.aws.com', 'api.ecr-public.us-east-1.api.aws', 'sts.us-east-1.api.aws'],
];

const hostsFor = (host: string, env = {}) => {
  const { service, kind } = issuerOf({ host }, undefined, env);
  return [endpointOf(service, kind, env).host, endpointOf(sts, kind, env).host];
};

describe('the host of a registry of AWS', () => {
  it.each(table)('%s is known, and tells whom to ask', (host, api, token) => {
    expect(detect(parseAddress(host)).title).toContain('Amazon ECR');
    expect(hostsFor(host)).toEqual([api, token]);
  });

  it('is asked by FIPS or dual-stack hosts where the environment wants them', () => {
    const host = `${A}.dkr.ecr.us-east-2.amazonaws.com`;
    expect(hostsFor(host, { AWS_USE_FIPS_ENDPOINT: 'true' })).toEqual([
      'ecr-fips.us-east-2.amazonaws.com',
      'sts-fips.us-east-2.amazonaws.com',
    ]);
    expect(hostsFor(host, { AWS_USE_DUALSTACK_ENDPOINT: 'TRUE' })).toEqual([
      'api.ecr.us-east-2.api.aws',
      'sts.us-east-2.api.aws',
    ]);
    expect(hostsFor(host, { AWS_USE_FIPS_ENDPOINT: '1' })).toEqual(hostsFor(host));
  });

  it('A14: with a region that is none is not asked', () => {
    for (const host of [`${A}.dkr.ecr.evil.amazonaws.com`, `${A}.dkr.ecr.cn-north-1.amazonaws.com`]) {
      expect(() => hostsFor(host)).toThrow(expect.objectContaining({ code: 'E_REGION_INVALID' }));
    }
  });

  it('A11: is not one that only looks alike', () => {
    for (const [host] of table) {
      for (const other of [
        `${host}.evil.com`,
        `x${host}`,
        host.replace('.', '-'),
        `${host}x`,
        `evil.${host}`,
      ]) {
        expect([other, detect(parseAddress(other)).title]).not.toEqual([
          other,
          expect.stringContaining('Amazon'),
        ]);
      }
    }
  });

  it('of the user’s own takes the region that is given, else that of the environment', () => {
    const kind = (region: string | undefined, env: Record<string, string>) =>
      issuerOf({ host: 'images.acme.dev' }, region, env).kind.region;
    expect(kind('eu-west-3', { AWS_REGION: 'us-east-1' })).toBe('eu-west-3');
    expect(kind(undefined, { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' })).toBe('us-east-1');
    expect(kind(undefined, { AWS_DEFAULT_REGION: 'us-east-2' })).toBe('us-east-2');
    expect(() => kind(undefined, {})).toThrow(expect.objectContaining({ code: 'E_IDENTITY_FORM' }));
  });
});
