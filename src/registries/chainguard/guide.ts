import { gitlabJob, jobWithIdToken, type RegistryGuide } from '../guide.js';

const IDENTITY = '720909c9f5279097d847ad02a2f24ba8f59de36a/a033a6fabe0bfa0d';

export const guide: RegistryGuide = {
  setup: [
    'Make an identity: chainctl iam identities create github ci-pull --github-repo=acme/web --github-ref=refs/heads/main --role=registry.pull.',
    'It prints the identity’s ID, which is no secret.',
    'For GitLab: chainctl iam identities create gitlab ci-pull --project-path=acme/web --ref-type=branch --ref=main --role=registry.pull.',
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    registry: cgr.dev
    identity: ${IDENTITY}
`),
    },
    {
      title: 'Keyless, from GitLab CI',
      yaml: gitlabJob(
        { registry: 'cgr.dev', identity: IDENTITY, audience: 'issuer.enforce.dev' },
        'docker pull cgr.dev/acme/app:latest',
      ),
    },
    {
      title: 'With a pull token',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: cgr.dev
    username: \${{ vars.CHAINGUARD_PULL_USER }}
    password: \${{ secrets.CHAINGUARD_PULL_TOKEN }}
`,
    },
  ],
  notes: [
    'Issuer and subject of an identity are compared letter by letter unless it was made with patterns.',
    'A pull token lives for 30 days when nothing else was asked for (chainctl auth configure-docker --pull-token --ttl).',
  ],
};
