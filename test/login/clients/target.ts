import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../../src/context/context.js';
import { authKey, type AuthFamily } from '../../../src/login/auth-file/auth-key.js';
import type { LoginTarget } from '../../../src/login/clients/client.js';
import { Secret } from '../../../src/secret/secret.js';
import { mayHold, tempDir } from '../../redaction/oracle.js';

/** What the login use case hands to a client. */
export function target(
  host: string,
  username: string,
  secret: string,
  over: Partial<LoginTarget> = {},
  family: AuthFamily = 'docker',
): LoginTarget {
  const workDir = mkdtempSync(join(tempDir(), 'work-'));
  for (const name of ['config.json', 'auth.json']) mayHold(join(workDir, name));
  const address = { host, plainHttp: false };
  return {
    address,
    credential: { username, secret: new Secret(secret) },
    key: authKey(address, family),
    endpoint: { host, plainHttp: false, realms: [] },
    settings: {},
    workDir,
    timeout: 30_000,
    ...over,
  };
}

/** Variables of a job whose home folder is empty. */
export function jobVariables(extra: Context['env'] = {}): Context['env'] {
  const HOME = tempDir();
  mkdirSync(join(HOME, 'run'));
  return { PATH: process.env['PATH'], HOME, XDG_RUNTIME_DIR: join(HOME, 'run'), ...extra };
}
