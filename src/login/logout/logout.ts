import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import type { LoginRecord, Removal } from '../auth-file/auth-file.js';
import { removeLogin } from '../auth-file/remove-login.js';

const sentences: Record<Removal, string> = {
  removed: 'Logged out of',
  restored: 'Logged out, and put back the login that was there before, of',
  left: 'Left as it is, because it was written again since: the login of',
  gone: 'Nothing to do: already logged out of',
};

/**
 * Restores what was there before and leaves what other programs have written since. Tries every record and
 * throws the first failure last: a credential left behind must fail the step (docs/faults.md, section 3).
 */
export async function logout(records: readonly LoginRecord[], ctx: Context): Promise<void> {
  let failure: RegcredError | undefined;
  // A login may be in two files of one folder; people read of it once.
  const said = new Set<string>();
  for (const record of records) {
    try {
      const removal = await removeLogin(record, ctx);
      const line = `${sentences[removal]} ${record.registry ?? record.key}.`;
      if (!said.has(line)) ctx.log.info(line);
      said.add(line);
    } catch (error) {
      if (!(error instanceof RegcredError)) throw error;
      ctx.log.error(error.toString());
      failure ??= error;
    }
  }
  if (failure) throw failure;
}
