import type { Context } from '../context/context.js';
import { identityOf, imageHost } from '../registries/address.js';
import type { AuthEntry } from './auth-file/auth-file.js';
import { HUB_KEY } from './auth-file/auth-key.js';
import { loginIn } from './auth-file/entry.js';
import { readJournal } from './auth-file/journal.js';
import { entryOf, readAuthFile } from './auth-file/read-auth-file.js';
import { realPath } from './auth-file/real-path.js';
import { isOwnedBy } from './inputs/job-owner.js';
import type { LoginJob } from './login-job.js';
import type { Target } from './target.js';

/**
 * Says that a login takes the place of another one of the same job, to another path of the host or as another user,
 * which programs then no longer find. The same login again is not worth a word: short-lived ones are renewed so.
 */
export async function noticeReplaced(
  entry: AuthEntry,
  { file: path, key, address }: Target,
  { owner, client }: Pick<LoginJob, 'owner' | 'client'>,
  ctx: Context,
): Promise<void> {
  const real = await realPath(path, ctx);
  if (real === undefined) return;
  const job = owner.replace(/#[^#]*$/, '');
  const { logins } = await readJournal(real, ctx);
  const former = logins.findLast((login) => login.key === key && isOwnedBy(login, job));
  if (former === undefined) return;
  const [before, now] = [former.registry ?? nameOf(key), identityOf(address)];
  const isOtherUser = differ(await userIn(real, key, ctx), loginIn(entry)?.username);
  if (before === now && !isOtherUser) return;
  const replaced = before === now ? 'the earlier one there, of another user' : `the earlier one to ${before}`;
  const cure = client.mints ? 'a job of its own' : 'a scope, or a job of its own';
  ctx.log.notice(
    `The login to ${now} replaces ${replaced}: programs look for one login for ${imageHost(address)}. To keep both, give each ${cure}.`,
  );
}

async function userIn(path: string, key: string, ctx: Context): Promise<string | undefined> {
  const entry = entryOf(await readAuthFile(path, ctx), key);
  return entry === null ? undefined : loginIn(entry)?.username;
}

/** A login that a credential helper holds has no name here. */
function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function nameOf(key: string): string {
  return key === HUB_KEY ? 'docker.io' : key;
}
