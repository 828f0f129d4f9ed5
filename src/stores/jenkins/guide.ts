import type { StoreGuide } from '../guide.js';

export const guide: StoreGuide = {
  summary:
    'A credential of Jenkins: a username with password, or a secret text, in the system store, a folder or a user’s own store.',
  yaml: `version: 1
ledger: jenkins:/
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
      - jenkins: { credential: harbor-push }
      - jenkins: { url: https://ci.acme.dev, folder: team-a/web, credential: harbor-push }
      - jenkins: { credential: harbor-pair, kind: secret-text, as: pair }
      - jenkins: { credential: harbor-push, folder: team-b, domain: registries }
`,
  short: [
    ['jenkins:harbor-push', 'a username with password in the system store'],
    ['jenkins:team-a/harbor-push', 'one in the store of a folder'],
    ['jenkins:team-a/web/harbor-push', 'one in a folder of a folder'],
  ],
  ledger: [
    [
      'jenkins:/',
      'descriptions of secret texts in the system store, one for each credential, such as REGCRED_HARBOR_PUSH',
    ],
    ['jenkins:team-a/web', 'the same in the store of a folder'],
  ],
  access: [
    ['JENKINS_URL', 'the address, where the store names none; Jenkins sets it in every build'],
    ['JENKINS_USER', 'the id of a user'],
    ['JENKINS_API_TOKEN', 'an API token of that user, which needs no crumb'],
    ['JENKINS_PASSWORD', 'the password in place of a token; a crumb is asked for and sent'],
    [
      'permissions',
      'Credentials/View, Update and Create, of a folder’s store on that folder; Overall/Read and Job/Read to find what hides a credential',
    ],
  ],
  setup: [
    'Make a user for it, and give it the permissions below: under Manage Jenkins → Security, or for a folder under its own Configure.',
    'Log in as that user and make an API token: the user’s menu → Security → API Token → Add new Token.',
    'Keep the token as a credential of the folder of the job that rotates, and bind it there to JENKINS_USER and JENKINS_API_TOKEN.',
    'The credentials to write need not exist; folders and domains must.',
  ],
  reading: {
    language: 'groovy',
    text: `withRegistryLogin(registry: 'harbor.acme.dev', credentialsId: 'harbor-push') {
  sh 'docker push harbor.acme.dev/web/app:latest'
}
`,
  },
  kept: [
    'Everything but the username and the secret, byte for byte: its scope, description, whether its username is masked, and what other plugins have put there.',
    'Username and password are written in one request, so that no build reads them from different logins.',
    'A new one has the scope Global (User in a user’s store), the description “Rotated by regcred.” and a username that is not masked.',
  ],
  unseen: [
    'The secret: Jenkins shows \`<secret-redacted/>\` to everybody. That it was taken is known from Jenkins’ answer; username, scope and description are read back.',
    'When it was written last, and by whom: a secret changed by hand in Jenkins stays until the next rotation, or until you ask for one with \`now\`.',
    'Which builds still use the old secret: the grace is for them, so make it longer than the longest build.',
    'Whether the user may write, where the plugin is newer than March 2026: that is found out by the write.',
  ],
  notes: [
    'A credential of a folder hides one of the same id of an outer folder or the system: others of the id are reported before a rotation, three levels down and in 50 folders at most.',
    'The type of a credential cannot change: one that is a secret text must be named with \`kind: secret-text\`.',
    'A secret text holds the secret alone; where the username changes with every token use a username with password, or \`as: pair\`.',
    'Credentials that a plugin shows from elsewhere (Kubernetes, AWS, Vault) cannot be written; they are recognised where the id is theirs (E_STORE_READONLY).',
    'What configuration as code sets is set again by its next reload, to the value in that file: leave such a credential out of it, or let it read the value from a file that regcred writes too.',
    'A credential with a further secret is refused, because Jenkins takes it as a whole and the other secret would be lost.',
    'No redirect is followed, and http is for loopback addresses only: name the address at which Jenkins answers.',
    'Another user’s own store can be written by that user only.',
    'Jenkins has no lock and no versions for credentials: two people who save one at the same time overwrite each other; runs of regcred are kept apart by the ledger.',
    'People who may see the credentials beside a ledger can read it; it holds no secret.',
  ],
};
