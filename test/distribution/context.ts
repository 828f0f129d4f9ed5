import type { Context } from '../../src/context/context.js';
import type { Endpoint, Login } from '../../src/distribution/distribution.js';
import type { HttpOptions } from '../../src/http/options.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { client } from '../http/client.js';
import { canary } from '../redaction/oracle.js';

/** A test context that sends real requests, and notes which values it was told to mask. */
export function networkContext(options: Partial<HttpOptions> = {}, overrides: Partial<Context> = {}) {
  const learned: string[] = [];
  const masks = {
    ...testContext().masks,
    learn: (value: string) => {
      learned.push(value);
      return new Secret(value);
    },
  };
  const ctx = testContext({ http: client(options), masks, ...overrides });
  return Object.assign(ctx, { learned });
}

export const endpoint = (host: string, more: Partial<Endpoint> = {}): Endpoint => ({
  host,
  plainHttp: false,
  realms: [],
  ...more,
});

/** A user with a fresh secret that has all the characters that get lost on the way. */
export function someone(username = 'ci'): { login: Login; users: Record<string, string> } {
  const password = canary(' p:w$1"\'\\%0A&ü');
  return { login: { username, secret: new Secret(password) }, users: { [username]: password } };
}
