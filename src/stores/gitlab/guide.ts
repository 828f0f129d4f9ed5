import type { StoreGuide } from '../guide.js';

export const guide: StoreGuide = {
  summary: 'A CI/CD variable of a project, a group or the whole instance on GitLab.',
  yaml: `version: 1
ledger: gitlab:acme/platform
escrow: 3Vf8kU0dVJm2o8oYxXrY0tq1n0sQe5mE2b6p6l4v3Xk= # put your own here: \`npx regcred keygen\`
credentials:
  harbor-push:
    registry: harbor.acme.dev
    provider: harbor
    token: { project: web, name: ci-push, access: [pull, push] }
    admin: { username: env:HARBOR_ADMIN, password: env:HARBOR_ADMIN_PASSWORD }
    rotate: { every: 30d, grace: 12h }
    verify: [push:web/app]
    stores:
      - gitlab: { project: acme/web, variable: HARBOR, as: pair }
      - gitlab: { project: acme/web, variable: HARBOR, scope: production/*, protected: true, as: pair }
      - gitlab: { group: acme, variable: HARBOR, as: pair }
`,
  short: [
    ['gitlab:acme/web/HARBOR', 'a project’s variable'],
    ['gitlab:groups/acme/HARBOR', 'a group’s variable'],
    ['gitlab:instance/HARBOR', 'a variable of the whole instance'],
  ],
  ledger: [
    ['gitlab:acme/platform', 'variables of a project, one for each credential'],
    ['gitlab:groups/acme', 'variables of a group'],
    ['gitlab:instance', 'variables of the instance'],
  ],
  access: [
    ['GITLAB_TOKEN', 'a personal, project or group access token with the scope api'],
    ['its role', 'Maintainer in the project, Owner in the group, administrator for the instance'],
    ['GITLAB_URL', 'another GitLab than gitlab.com; CI_API_V4_URL, which every job has, comes first'],
  ],
  setup: [
    'Make an access token with the scope api and the role below, and keep it as a masked and protected variable of the project that rotates.',
    'Variables need not exist; one that does keeps what you have set.',
  ],
  reading: {
    language: 'yaml',
    text: `include:
  - component: gitlab.com/regcred/components/login@0.1.0
    inputs:
      registry: harbor.acme.dev
      password_variable: HARBOR
push:
  extends: .regcred-login
  script:
    - docker push harbor.acme.dev/web/app:latest
`,
  },
  kept: [
    'Masked, hidden, protected, type, scope and description; only raw is always on, since a $ in the value would be expanded.',
    'A new one is masked, raw, in every environment, and not protected unless \`protected: true\` says so.',
  ],
  unseen: [
    'A hidden variable is never shown: that it holds the new value is known from GitLab’s answer only.',
    'Every other value is read back after the write.',
  ],
  notes: [
    'CI_JOB_TOKEN cannot write variables.',
    'A protected variable is absent from jobs of merge requests and of branches that are not protected, and they fail to log in.',
    'GitLab masks one line of at least 8 characters without blanks; what it would not mask is refused before anything is made.',
    'A key that exists in several scopes must be named with its scope, exactly as GitLab shows it; others of the key are reported.',
    'A job gets its variables when a runner takes it: the old secret ends when the jobs that ran at the change have ended, and the grace is over.',
    'A variable of the instance takes 10,000 characters.',
  ],
};
