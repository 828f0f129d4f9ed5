import type { StoreGuide } from '../guide.js';

export const guide: StoreGuide = {
  summary:
    'A secret of a repository, an environment or an organisation on GitHub, for Actions, Dependabot or Codespaces.',
  yaml: `version: 1
ledger: github:acme/platform
escrow: 3Vf8kU0dVJm2o8oYxXrY0tq1n0sQe5mE2b6p6l4v3Xk= # put your own here: \`npx regcred keygen\`
credentials:
  harbor-push:
    registry: harbor.acme.dev
    provider: harbor
    token: { project: web, name: ci-push, access: [pull, push] }
    admin: { username: env:HARBOR_ADMIN, password: env:HARBOR_ADMIN_PASSWORD }
    rotate: { every: 30d, grace: 36h }
    verify: [push:web/app]
    stores:
      - github: { repo: acme/web, secret: HARBOR, as: pair }
      - github: { repo: acme/web, environment: prod, secret: HARBOR, as: pair }
      - github: { org: acme, secret: HARBOR, as: pair }
      - github: { repo: acme/web, for: dependabot, secret: HARBOR, as: pair }
`,
  short: [
    ['github:acme/web/HARBOR', 'a repository’s secret'],
    ['github:acme/web/environments/prod/HARBOR', 'an environment’s secret'],
    ['github:acme/HARBOR', 'an organisation’s secret'],
    ['github:acme/web/dependabot/HARBOR', 'a repository’s secret for Dependabot'],
    ['github:orgs/acme/codespaces/HARBOR', 'an organisation’s secret for Codespaces'],
  ],
  ledger: [
    ['github:acme/platform', 'Actions variables of a repository, one for each credential'],
    ['github:acme', 'Actions variables of an organisation; new ones are for its private repositories'],
  ],
  access: [
    ['GITHUB_TOKEN', 'a fine-grained token or the token of a GitHub App; GH_TOKEN is taken too'],
    ['of a repository', 'the permission Secrets: write, for an environment Environments: write too'],
    ['of an organisation', 'the permission Organization secrets: write'],
    ['for Dependabot, Codespaces', 'the permission of that name: Dependabot secrets, Codespaces secrets'],
    ['to see runs that still use the old secret', 'the permission Actions: read'],
    ['for the ledger', 'the permission Variables: write, of an organisation Organization variables: write'],
    ['a classic token', 'the scope repo, for an organisation admin:org'],
    ['GITHUB_API_URL', 'GitHub Enterprise Server: https://github.acme.dev/api/v3'],
  ],
  setup: [
    'Make a GitHub App or a fine-grained token with the permissions below, for the repositories that are named.',
    'Keep it as a secret of the repository that rotates: the workflow’s own GITHUB_TOKEN cannot write secrets.',
    'Environments must exist; secrets need not.',
  ],
  reading: {
    language: 'yaml',
    text: `- uses: regcred/regcred@v0
  with:
    registry: harbor.acme.dev
    password: \${{ secrets.HARBOR }}
`,
  },
  kept: [
    'Which repositories see a secret of an organisation; a new one is for private repositories only.',
    'The protection rules of an environment.',
  ],
  unseen: [
    'The value: GitHub never shows it. That it was taken is known from GitHub’s answer and the date of the secret.',
    'A secret that is changed elsewhere later is noticed by its date, and written again.',
  ],
  notes: [
    'A job reads a secret when its run is queued: the old one ends when every run that was queued before the change has ended, and the grace is over.',
    'The secret of an environment hides the repository’s, and that one the organisation’s: others of the same name are reported before a rotation.',
    'Dependabot’s runs read their own secrets only.',
    'Where the username changes with every token, two secrets cannot be written as one: use as: pair.',
    'GitHub takes at most 48 KB for a secret.',
  ],
};
