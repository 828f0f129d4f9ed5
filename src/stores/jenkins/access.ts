import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';

/** Who writes credentials. An API token needs no crumb (Jenkins 2.96), a password does. */
export interface Access {
  readonly username: string;
  readonly secret: Secret;
  readonly by: 'token' | 'password';
}

/** From the environment, masked. Throws E_STORE_CREDENTIAL. */
export function accessOf(store: string, { env, masks }: Pick<Context, 'env' | 'masks'>): Access {
  const username = env.JENKINS_USER?.trim() ?? '';
  const token = env.JENKINS_API_TOKEN?.trim() ?? '';
  const text = token === '' ? (env.JENKINS_PASSWORD ?? '') : token;
  // A colon would end the user name in the header (RFC 7617).
  if (username === '' || username.includes(':') || text === '') {
    const hint =
      'Set JENKINS_USER to the id of a user who has Credentials/View, Update and Create there, and JENKINS_API_TOKEN to an API token of that user (or JENKINS_PASSWORD).';
    fail('E_STORE_CREDENTIAL', { store, hint });
  }
  const secret = new Secret(text);
  masks.add(secret, username);
  return { username, secret, by: token === '' ? 'password' : 'token' };
}
