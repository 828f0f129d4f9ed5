import type { Context } from '../../context/context.js';
import { regcredError, type RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { foreign } from '../../secret/foreign.js';
import type { StoreAction } from '../contract.js';
import type { GithubSubject } from './subject.js';

const BAD_TOKEN = 'GitHub rejects the token: it has expired, was revoked, or belongs to another server.';

/** Makes the error for a status that was not expected. */
export function refusalError(
  subject: GithubSubject,
  action: StoreAction,
  response: HttpResponse,
  { masks }: Pick<Context, 'masks'>,
): RegcredError {
  const { status } = response;
  const asked = response.header('x-accepted-github-permissions');
  if (status === 401) return deniedError(subject, action, BAD_TOKEN);
  if (status === 403) return deniedError(subject, action, neededPermission(subject, asked));
  if (status === 404) return notFoundError(subject, action);
  const words = foreign(masks.redact(message(response)));
  return valueError(subject, action, `GitHub answered ${status}${words ? `: ${words}` : ''}`);
}

export function noTokenError(subject: GithubSubject): RegcredError {
  const hint = `Set GITHUB_TOKEN to a token of your own. ${neededPermission(subject, undefined)}`;
  if (subject.kind === 'store') return regcredError('E_STORE_CREDENTIAL', { store: subject.name, hint });
  return ledgerError(subject, 'read', 'there is no token', hint);
}

export function deniedError(subject: GithubSubject, action: StoreAction, hint: string): RegcredError {
  if (subject.kind === 'store') return regcredError('E_STORE_DENIED', { store: subject.name, action, hint });
  return ledgerError(subject, action, 'the token does not allow it', hint);
}

/** Names the missing permission; `asked` is the header in which GitHub lists what it would accept. */
export function neededPermission(subject: GithubSubject, asked: string | undefined): string {
  const clean = asked?.replace(/[^a-z_=,; ]/g, '').slice(0, 100);
  const accepts = clean ? ` GitHub asks for ${clean}.` : '';
  const own = subject.kind === 'store' ? ` The workflow's own GITHUB_TOKEN cannot write secrets.` : '';
  return `It needs ${subject.permission}, a classic token the scope ${subject.scope}.${accepts}${own}`;
}

function notFoundError(subject: GithubSubject, action: StoreAction): RegcredError {
  const hint = `Check that ${subject.location} exists. GitHub answers the same when the token may not see it.`;
  if (subject.kind === 'store') return regcredError('E_STORE_NOT_FOUND', { store: subject.name, hint });
  return ledgerError(subject, action, 'its location does not exist', hint);
}

export function valueError(subject: GithubSubject, action: StoreAction, problem: string): RegcredError {
  const hint = 'Nothing was written. Correct the value, or name another store.';
  if (subject.kind === 'store') return regcredError('E_STORE_VALUE', { store: subject.name, problem, hint });
  return ledgerError(subject, action, problem, 'Correct the value, or keep the ledger elsewhere.');
}

function ledgerError(
  subject: GithubSubject,
  action: StoreAction,
  problem: string,
  hint: string,
): RegcredError {
  return regcredError('E_LEDGER_PLATFORM', { ledger: subject.name, action, problem, hint });
}

function message(response: HttpResponse): string {
  try {
    const body = response.json();
    const text = typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
    return typeof text === 'string' ? text.slice(0, 4096) : '';
  } catch {
    return '';
  }
}
