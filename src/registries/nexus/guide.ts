import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'In Nexus create a user (or, in the Pro edition, a user token) whose role has nx-repository-view-docker-* for the repository.',
    'Switch the Docker Bearer Token Realm on under Administration → Security → Realms.',
    'Store the password, or the pass code, as the repository secret NEXUS_PASSWORD.',
  ],
  steps: [
    {
      title: 'GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: nexus.acme.dev:8443
    provider: nexus
    username: ci
    password: \${{ secrets.NEXUS_PASSWORD }}
`,
    },
  ],
  notes: [
    'Nexus reaches Docker repositories by a port, a subdomain or a path: give the host with that port.',
  ],
};
