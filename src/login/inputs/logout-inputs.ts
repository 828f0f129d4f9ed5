import type { InputDeclaration } from './login-inputs.js';

/** The inputs of logout: those of login that identify a login. */
export const logoutInputs = {
  registry: { description: 'Host of the registry to log out of.', default: 'docker.io' },
  client: {
    description: 'The client that was logged in: docker, podman, buildah, nerdctl, file or helper.',
    default: 'docker',
  },
  scope: { description: 'The scope that was given to login, if any.', default: '' },
} as const satisfies Record<string, InputDeclaration>;
