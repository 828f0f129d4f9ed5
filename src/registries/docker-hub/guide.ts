import { jobWithIdToken, type RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Keyless needs an organisation with a Team or Business plan, and GitHub Actions.',
    'Docker Home → Admin Console → the organisation → OIDC connections → Create: issuer GitHub Actions, and a ruleset with the subject repo:acme/web:ref:refs/heads/main and the repositories it may push to.',
    'Copy the connection’s ID; it is no secret.',
    'Without it: Account settings → Personal access tokens → Generate new token, or for an organisation Admin Console → Access tokens.',
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    username: acme
    identity: 1b671a64-40d5-491e-99b0-da01ff1f3341
`),
    },
    {
      title: 'With an access token',
      yaml: `- uses: regcred/regcred@v0
  with:
    username: acme
    password: \${{ secrets.DOCKERHUB_TOKEN }}
`,
    },
  ],
  notes: [
    'The user name is the organisation, not a person.',
    'The login lives for an hour; lifetime= asks for less, 300 seconds at least.',
    'The token logs in to docker.io and dhi.io; Docker Hub’s own API and Docker Scout refuse it.',
    'Repositories of GitHub made after 15 July 2026 have ids in their subject (repo:acme@1/web@2:ref:…).',
    'DOCKERHUB_OIDC_CONNECTIONID and DOCKERHUB_OIDC_EXPIREIN are read as docker/login-action reads them, where neither identity nor password is given.',
    'Docker Hub takes no ID tokens of GitLab or Jenkins: give an organisation access token there.',
  ],
};
