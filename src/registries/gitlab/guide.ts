import { gitlabJob, type RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'Switch the registry on: the project → Settings → General → Visibility, project features, permissions → Container registry.',
    'For jobs of GitLab nothing else has to be made: each gets a login of its own.',
    'For other CIs: the project → Settings → Repository → Deploy tokens, with the scopes read_registry and write_registry.',
  ],
  steps: [
    {
      title: 'With the login of the job, from GitLab CI',
      yaml: gitlabJob({ registry: 'registry.gitlab.com', identity: 'job' }),
    },
    {
      title: 'With a deploy token, from GitHub Actions',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: registry.gitlab.com
    username: ci-push
    password: \${{ secrets.GITLAB_DEPLOY_TOKEN }}
`,
    },
  ],
  notes: [
    'The login of the job is for the registry that CI_REGISTRY names; with the registry of another project of the same server it may only pull, and only where that project allows it (Settings → CI/CD → Job token permissions).',
    'Where the project has no registry of its own, CI_JOB_TOKEN is used, which by GitLab’s documentation may only pull.',
    'The login of the job ends with the job; it is of no use in a store.',
    'A registry on a host of its own needs provider: gitlab.',
  ],
};
