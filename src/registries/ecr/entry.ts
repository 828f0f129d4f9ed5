import type { RegistryEntry } from '../registry.js';

export const ecr: RegistryEntry = {
  id: 'ecr',
  title: 'Amazon ECR',
  // awslabs/amazon-ecr-credential-helper ecr-login/api/client.go: FIPS, dual-stack, China, ISO, sovereign.
  hosts: [
    /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9][a-z0-9-]*\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/,
  ],
  realms: [],
  login: { username: '`AWS`', secret: 'output of `aws ecr get-login-password`' },
  load: () => import('./registry.js').then((module) => module.registry),
};
