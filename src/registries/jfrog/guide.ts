import { gitlabJob, jobWithIdToken, type RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Administration → General Management → Manage Integrations → New Integration → OpenID Connect: provider name github, type GitHub (for GitLab or Jenkins: Generic OpenID Connect with their URL), audience https://github.com/acme.',
    'The same page → Identity Mappings → Add: claims {"repository": "acme/web"}, token scope User or Group, service Artifactory, expiry 60 minutes.',
    'Administration → User Management → Permissions: give that user or group Deploy/Cache (or Read) on the Docker repository.',
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    registry: acme.jfrog.io
    identity: github audience=https://github.com/acme
`),
    },
    {
      title: 'Keyless, from GitLab CI',
      yaml: gitlabJob({
        registry: 'acme.jfrog.io',
        identity: 'gitlab audience=https://acme.jfrog.io',
        audience: 'https://acme.jfrog.io',
      }),
    },
    {
      title: 'Keyless, where the repository has a host of its own',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: docker.acme.dev
    provider: jfrog
    identity: github audience=https://github.com/acme platform=jfrog.acme.dev
`,
    },
    {
      title: 'With an access token',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: acme.jfrog.io
    username: ci
    password: \${{ secrets.JFROG_TOKEN }}
`,
    },
  ],
  notes: [
    'The option audience= must be what stands in the integration: JFrog has no audience of its own.',
    'The user name is read from the token that JFrog issues; the input username takes its place.',
    'The options project= and mapping= choose a project’s provider and one of several identity mappings.',
    'How long the login lives is set in the identity mapping.',
  ],
};
