import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';

/** User who writes credentials. A password needs a crumb, an API token does not (Jenkins 2.96). */
export interface JenkinsAccess {
  readonly username: string;
  readonly secret: Secret;
  readonly by: 'token' | 'password';
}

/** Reads the login from the environment, and masks it. Throws E_STORE_CREDENTIAL. */
export function jenkinsAccess(store: string, { env, masks }: Pick<Context, 'env' | 'masks'>): JenkinsAccess {
  const username = env.JENKINS_USER?.trim() ?? '';
  const token = env.JENKINS_API_TOKEN?.trim() ?? '';
  const text = token === '' ? (env.JENKINS_PASSWORD ?? '') : token;
  // The header separates the username by a colon (RFC 7617).
  if (username === '' || username.includes(':') || text === '') {
    const hint =
      'Set JENKINS_USER to the id of a user who has Credentials/View, Update and Create there, and JENKINS_API_TOKEN to an API token of that user (or JENKINS_PASSWORD).';
    fail('E_STORE_CREDENTIAL', { store, hint });
  }
  const secret = new Secret(text);
  masks.add(secret, username);
  return { username, secret, by: token === '' ? 'password' : 'token' };
}
