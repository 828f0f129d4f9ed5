import { defined } from '../../defined.js';
import type { JournalLogin } from './journal.js';
import type { Opened } from './transaction.js';

/** Jobs run at most 35 days; older records are stale and never restored. */
const FORGET = 35 * 24 * 3600 * 1000;

/** Records the login about to be stored, and what it replaces. */
export async function append(opened: Opened, login: JournalLogin): Promise<void> {
  const others = opened.journal.logins.filter(({ id, at }) => id !== login.id && at > login.at - FORGET);
  // Runs again after a lost lock; the value before the first run counts.
  const first = opened.journal.logins.find(({ id }) => id === login.id);
  const made = first ? first.made : !opened.existed || undefined;
  const { before, assigned } = first ?? login;
  await opened.record([...others, { ...login, before, ...defined({ assigned, made }) }]);
}
