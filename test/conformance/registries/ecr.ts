import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: [
    '123456789012.dkr.ecr.us-east-1.amazonaws.com',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
    '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com',
    '123456789012.dkr-ecr.eu-west-1.on.aws',
    '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu',
    '123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov',
    '123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov',
    '123456789012.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk',
    '123456789012.dkr.ecr.us-isof-south-1.csp.hci.ic.gov',
    '123456789012.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn',
    '123456789012.dkr-ecr-fips.us-west-2.on.aws',
  ],
  lookalikes: [
    '123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.com',
    '123456789012.dkr.ecr.evil.com',
    'evil.123456789012.dkr.ecr.us-east-1.amazonaws.com',
    '123456789012.dkr.ecr.us-east-1xamazonaws.com',
    '12345678901.dkr.ecr.us-east-1.amazonaws.com',
    '123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.cn',
    '123456789012.dkr.ecr.us-east-1.evil.on.aws',
    '123456789012.dkr.ecr.us-east-1.on.aws.evil.com',
    '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu.evil.com',
    '123456789012.dkr.ecr.amazonaws.com',
    'api.ecr.us-east-1.amazonaws.com',
  ],
  pairs: [{ username: 'AWS', secret: (canary) => canary }, { secret: (canary) => canary }],
};
