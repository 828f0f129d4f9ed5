import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Make a RAM user without console access: RAM → Identities → Users → Create User, with OpenAPI access; note its AccessKey ID and secret.',
    'Grant it cr:GetAuthorizationToken on *, and cr:PullRepository or cr:PushRepository on the repositories.',
    'Note the id of the Enterprise instance: Container Registry → Instances (cri-…).',
  ],
  steps: [
    {
      title: 'With a login that ends after an hour',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: acme-registry.cn-hangzhou.cr.aliyuncs.com
    identity: cri-kmsiwlxxdcvaduwb
    username: \${{ vars.ALIBABA_ACCESS_KEY_ID }}
    password: \${{ secrets.ALIBABA_ACCESS_KEY_SECRET }}
`,
    },
    {
      title: 'With a temporary AccessKey',
      yaml: `- uses: regcred/regcred@v0
  env:
    ALIBABA_CLOUD_SECURITY_TOKEN: \${{ steps.sts.outputs.security-token }}
  with:
    registry: acme-registry.cn-hangzhou.cr.aliyuncs.com
    identity: cri-kmsiwlxxdcvaduwb
    username: \${{ steps.sts.outputs.access-key-id }}
    password: \${{ steps.sts.outputs.access-key-secret }}
`,
    },
    {
      title: 'With the password of the registry',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: acme-registry.cn-hangzhou.cr.aliyuncs.com
    username: ci@acme
    password: \${{ secrets.ALIBABA_REGISTRY_PASSWORD }}
`,
    },
  ],
  notes: [
    'Only Enterprise instances are asked for temporary logins; the Personal Edition takes username and password.',
    'The call is signed, so the clock of the machine must be right to within some minutes.',
    'It goes to cr.<region>.aliyuncs.com over the internet, also where images go through a VPC address.',
    'An AccessKey ID that begins with STS. belongs to a temporary key and needs its security token.',
  ],
};
