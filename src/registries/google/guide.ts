import { gitlabJob, jobWithIdToken, type RegistryGuide } from '../guide.js';

const PROVIDER = 'projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/github';

export const guide: RegistryGuide = {
  setup: [
    'Make a pool: gcloud iam workload-identity-pools create ci-pool --location=global.',
    'Make a provider in it: gcloud iam workload-identity-pools providers create-oidc github --location=global --workload-identity-pool=ci-pool --issuer-uri=https://token.actions.githubusercontent.com --attribute-mapping=google.subject=assertion.sub,attribute.repository=assertion.repository --attribute-condition="assertion.repository_owner == \'acme\'".',
    'Grant the job the repository: gcloud artifacts repositories add-iam-policy-binding web --location=europe-west3 --role=roles/artifactregistry.writer --member=principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/ci-pool/attribute.repository/acme/web.',
    'Where a service account is wanted instead, grant it that role, and grant the principalSet roles/iam.workloadIdentityUser on the service account.',
    "For GitLab make a provider with --issuer-uri=https://gitlab.com and a condition such as assertion.namespace_path == 'acme'.",
  ],
  steps: [
    {
      title: 'Keyless, from GitHub Actions',
      yaml: jobWithIdToken(`- uses: regcred/regcred@v0
  with:
    registry: europe-west3-docker.pkg.dev
    identity: ${PROVIDER}
`),
    },
    {
      title: 'Keyless, on behalf of a service account',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: europe-west3-docker.pkg.dev
    identity: ${PROVIDER} service-account=ci@acme.iam.gserviceaccount.com
`,
    },
    {
      title: 'Keyless, from GitLab CI',
      yaml: gitlabJob({
        registry: 'europe-west3-docker.pkg.dev',
        identity: 'projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/gitlab',
        audience:
          'https://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/ci-pool/providers/gitlab',
      }),
    },
    {
      title: 'On a machine of Google’s, as its service account',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: europe-west3-docker.pkg.dev
    identity: google
`,
    },
    {
      title: 'With the key of a service account',
      yaml: `- uses: regcred/regcred@v0
  with:
    registry: europe-west3-docker.pkg.dev
    username: _json_key
    password: \${{ secrets.GOOGLE_KEY }}
`,
    },
  ],
  notes: [
    'The project stands in the provider’s name by its number, not by its id.',
    'A new grant takes some minutes until it holds.',
    'For a key in base64 the user name is _json_key_base64; without a user name either form of key is recognised.',
    'A token lives for an hour; lifetime= asks for up to 12 h and needs the organisation policy constraints/iam.allowServiceAccountCredentialLifetimeExtension.',
    'Identities are for Google’s public cloud: what the hosts of its sovereign clouds are called is not documented, so there give username and password.',
  ],
};
