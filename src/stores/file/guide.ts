import type { StoreGuide } from '../guide.js';

export const guide: StoreGuide = {
  summary: 'A file on the machine that rotates, for a server or a script that reads its password from there.',
  yaml: `version: 1
ledger: file:/var/lib/regcred/ledger.json
credentials:
  images-pull:
    registry: harbor.acme.dev
    provider: harbor
    token: { project: web, name: ci-pull, access: [pull] }
    admin: { username: env:HARBOR_ADMIN, password: env:HARBOR_ADMIN_PASSWORD }
    rotate: { every: 30d }
    stores:
      - file: { path: /srv/secrets/images-pull, as: pair }
`,
  short: [['file:/srv/secrets/images-pull', 'the secret alone in that file']],
  ledger: [['file:/var/lib/regcred/ledger.json', 'one file for all credentials']],
  access: [
    ['the user who runs regcred', 'may make files in the folder, and give them the owner that the file has'],
  ],
  setup: [
    'Make the folder, for example \`install -d -m 0700 /srv/secrets\`; the file need not exist yet.',
    'Where another user reads the file, make it once and give it that owner: a write keeps it.',
  ],
  reading: {
    language: 'sh',
    text: `IFS=: read -r user secret < /srv/secrets/images-pull
printf %s "$secret" | docker login harbor.acme.dev --username "$user" --password-stdin
`,
  },
  kept: [
    'Its owner and group, and a symbolic link that leads to it.',
    'Its mode is 0600 after every write, whatever it was before.',
  ],
  unseen: [
    'Nothing: the value is read back after every write.',
    'Who has read the file before, and still uses the old secret, is not known: the grace is for them.',
  ],
  notes: [
    'The file holds the secret and nothing else; one with other lines in it is refused (E_STORE_FOREIGN).',
    'It is replaced in one step, so that a reader sees the old value or the new one and never half of it; a process that keeps it open goes on to see the old one.',
    'A bind mount of the single file into a container shows the old file for ever: mount its folder.',
  ],
};
