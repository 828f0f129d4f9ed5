import type { RegistryEntry } from '../contract.js';

export const ecr: RegistryEntry = {
  id: 'ecr',
  title: 'Amazon ECR',
  // awslabs/amazon-ecr-credential-helper ecr-login/api/client.go: FIPS, dual-stack, China, ISO, sovereign.
  hosts: [
    /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9][a-z0-9-]*\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/,
  ],
  realms: [],
  login: {
    username: '`AWS`, or the id of an access key',
    secret: 'output of `aws ecr get-login-password`, or the access key',
  },
  identity: {
    from: ['id-token', 'environment'],
    examples: ['arn:aws:iam::123456789012:role/ci', 'aws'],
    lifetime: '12 h',
  },
  // docker/login-action: registries of other accounts in the same region, by the same credentials.
  alsoHosts: ({ host }, { AWS_ACCOUNT_IDS: accounts = '' }) =>
    accounts
      .split(',')
      .map((account) => account.trim())
      .filter((account) => account !== '' && /^\d{12}\./.test(host))
      .map((account) => host.replace(/^\d+/, account)),
  rotation: ['refresh'],
  load: () => import('./registry.js').then((module) => module.registry),
};
