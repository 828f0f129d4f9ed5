import type { Context } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import type { AuthEntry } from '../auth-file/auth-file.js';
import { identityOf } from '../../registries/address.js';
import { secretFacts } from '../../registries/kit/logins/secret-form.js';
import type { Secret } from '../../secret/secret.js';
import { loginIn } from '../auth-file/entry.js';
import { entryOf, parseAuthFile, readAuthText } from '../auth-file/read-auth-file.js';
import type { LoginTarget } from './client.js';
import type { LoginRun } from './login-run.js';

// docs/reference/login.md 1.2
const TRIMMED =
  'The registry accepted it so; docker before 29.3 cuts it. Store the secret again without it, or keep it with client: file.';
const OTHER = 'Another program has changed it: check for a wrapper on PATH, or use client: file.';

/** Reads the entry a program has stored. Throws E_LOGIN_MISMATCH when it is not the given login. */
export async function readBack(
  { program, file, keys }: LoginRun,
  { address, credential }: LoginTarget,
  ctx: Context,
): Promise<AuthEntry> {
  const mismatch = (problem: string, hint: string) =>
    regcredError('E_LOGIN_MISMATCH', { client: program, registry: identityOf(address), problem, hint });
  const found = parseAuthFile(file, await readAuthText(file, ctx));
  const entry = keys.map((key) => entryOf(found, key)).find((entry) => entry && loginIn(entry));
  const login = entry ? loginIn(entry) : undefined;
  if (!entry || !login) {
    const hint = `Check that the ${program} on PATH is the real one and no wrapper, or use client: file.`;
    throw mismatch('there is none', hint);
  }
  if (login.identityToken) {
    // The token server gave docker a renewable token instead of the password (docs/faults.md H7).
    ctx.masks.add(login.secret);
    return entry;
  }
  if (login.username !== credential.username) {
    throw mismatch('the username differs', 'Remove white space from both ends of the username.');
  }
  if (!login.secret.equals(credential.secret)) {
    const hasBlanks = (secret: Secret) => secretFacts(secret).hasOuterWhiteSpace;
    const isTrimmed = hasBlanks(credential.secret) && !hasBlanks(login.secret);
    throw isTrimmed
      ? mismatch('it lacks the white space at the ends of the password', TRIMMED)
      : mismatch('the password differs', OTHER);
  }
  return entry;
}
