import type { RegistryGuide } from '../guide.js';

export const guide: RegistryGuide = {
  setup: [
    'For a package of the job’s own repository nothing has to be made: the first push creates it and connects it.',
    'For another package: the package → Package settings → Manage Actions access → Add repository, with the role Write.',
    'For a GitHub App: Settings → Developer settings → GitHub Apps → New GitHub App, with the repository permission Packages: Read and write; generate a private key; install the App on the organisation, and note App ID and the installation’s number (the end of the address of its Configure page).',
  ],
  steps: [
    {
      title: 'With the token of the job',
      yaml: `jobs:
  push:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      packages: write
    steps:
      - uses: regcred/regcred@v0
        env:
          GITHUB_TOKEN: \${{ github.token }}
        with:
          registry: ghcr.io
          identity: job
`,
    },
    {
      title: 'With a GitHub App (experimental)',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: ghcr.io
    identity: app=123456 installation=7891011
    password: \${{ secrets.APP_PRIVATE_KEY }}
    verify: push:acme/web
`,
    },
    {
      title: 'With a personal access token (classic)',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: ghcr.io
    username: acme-bot
    password: \${{ secrets.GHCR_TOKEN }}
`,
    },
  ],
  notes: [
    'The token of the job ends with the job; it is of no use in a store.',
    'An App’s token lives for one hour, and GitHub refuses many of them for packages of an organisation: such a login needs verify, which proves it.',
    'Fine-grained personal access tokens are not taken by this registry.',
    'An App’s token for another GitHub than github.com is asked for only in a job of that server.',
  ],
};
