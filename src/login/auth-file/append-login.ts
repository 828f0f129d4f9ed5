import type { JournalLogin } from './journal.js';
import type { Opened } from './transaction.js';

/** Jobs run at most 35 days; older records are stale and never restored. */
const FORGET = 35 * 24 * 3600 * 1000;

/** Records a login of ours, to be made next, and what is there before it. */
export async function append(opened: Opened, login: JournalLogin): Promise<void> {
  const others = opened.journal.logins.filter(({ id, at }) => id !== login.id && at > login.at - FORGET);
  // After a lost lock this runs a second time; what was there before the first time is what counts.
  const first = opened.journal.logins.find(({ id }) => id === login.id);
  const made = first ? first.made : !opened.existed || undefined;
  const { before, assigned } = first ?? login;
  await opened.record([
    ...others,
    { ...login, before, ...(assigned && { assigned }), ...(made && { made }) },
  ]);
}
