/** One input of the login action, the CLI option of the same name, and a row of the README's table. */
export interface InputDeclaration {
  readonly description: string;
  readonly default: string;
}

/**
 * The inputs of login (docs/architecture.md, section 4). Seven are docker/login-action's and mean the same:
 * `registry username password ecr scope logout registry-auth`.
 */
export const loginInputs = {
  registry: {
    description:
      'Host of the registry, for example ghcr.io or registry.example.com:5000. Given and empty, it is refused.',
    default: 'docker.io',
  },
  username: { description: 'Username. Some registries have a fixed one and need none.', default: '' },
  password: {
    description: 'Password or token, from a secret. Without a username also username:password as one value.',
    default: '',
  },
  provider: {
    description: 'Kind of registry, where the host does not show it, for example harbor or nexus.',
    default: '',
  },
  identity: {
    description:
      'Log in with no stored password: who the job is, in the form of the registry (docs/registries).',
    default: '',
  },
  'registry-auth': {
    description:
      'YAML list of logins, each with registry, username, password (or password-env, the name of a variable), and optionally provider, ecr, scope, verify and realms.',
    default: '',
  },
  ecr: { description: 'Whether the registry is Amazon ECR: auto, true or false.', default: 'auto' },
  scope: {
    description:
      'Keep the login for one repository only, for example team/app: Buildx and podman read it for that repository, docker push and docker pull do not.',
    default: '',
  },
  client: {
    description:
      'Who receives the login: docker, podman, buildah, nerdctl, file (no program needed), or helper (nothing is stored; a token is issued at each request).',
    default: 'docker',
  },
  verify: {
    description:
      'Rights to prove before the login counts, for example push:team/app. Several: one per line or comma.',
    default: '',
  },
  isolate: {
    description:
      'Give the job its own DOCKER_CONFIG: true, false, or auto (where jobs share a home folder and none is set).',
    default: 'auto',
  },
  logout: { description: 'Remove the login when the job ends.', default: 'true' },
  timeout: {
    description: 'Deadline for the login with all its retries, for example 60s or 2m.',
    default: '60s',
  },
  'on-missing-credentials': {
    description:
      'What an empty username or password means: fail, warn or skip (pull requests from forks get no secrets).',
    default: 'fail',
  },
  ca: {
    description: 'Certificate authority of the registry: PEM text or the path of a PEM file.',
    default: '',
  },
  realms: {
    description:
      'Further hosts that may be sent the secret, where the token server is not on the host of the registry, for example gitlab.example.com. Several: one per line or comma.',
    default: '',
  },
} as const satisfies Record<string, InputDeclaration>;

export type LoginInput = keyof typeof loginInputs;

/** The outputs of login. A secret is never an output. */
export const loginOutputs = {
  registry: 'Address of the registry: host, port as written, and path (of the first one, when several).',
  username: 'Username that was logged in (of the first one, when several).',
  registries: 'JSON list: registry, username, client, storedBy and expiresAt of each login.',
  'config-dir': 'Folder of the file that holds the login, for DOCKER_CONFIG.',
  'expires-at': 'When the first of the logins expires (ISO 8601); empty when unknown.',
} as const;
