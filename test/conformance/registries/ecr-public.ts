import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: ['public.ecr.aws', 'ecr-public.aws.com'],
  lookalikes: [
    'public.ecr.aws.evil.com',
    'publicxecr.aws',
    'evil-public.ecr.aws',
    'ecr-public.aws.com.evil.com',
  ],
  pairs: [{ username: 'AWS', secret: (canary) => canary }, { secret: (canary) => canary }],
};
