import type { RegistrySamples } from '../samples.js';

export const samples: RegistrySamples = {
  hosts: [
    'acme-registry.cn-hangzhou.cr.aliyuncs.com',
    'acme-registry-vpc.eu-central-1.cr.aliyuncs.com',
    'registry-intl.eu-central-1.aliyuncs.com',
  ],
  lookalikes: [
    'acme-registry.cn-hangzhou.cr.aliyuncs.com.evil.com',
    'acme-registry.cn-hangzhou.crxaliyuncs.com',
    'evil.acme-registry.cn-hangzhou.cr.aliyuncs.com',
    'registry.cn-hangzhou.aliyuncs.com.evil.com',
    'evil-registry.cn-hangzhou.aliyuncs.com',
    'oss-cn-hangzhou.aliyuncs.com',
  ],
  pairs: [{ username: 'ci@acme', secret: (canary) => canary }],
};
