import type { Context } from '../../context/context.js';
import { regcredError, type RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { foreign } from '../../secret/foreign.js';
import type { Subject } from './subject.js';

export type Action = 'read' | 'written';

const BAD_TOKEN = 'GitHub refuses the token: it has expired, was revoked, or is for another server.';

/** The error for an answer that is a no. */
export function refusal(
  subject: Subject,
  action: Action,
  response: HttpResponse,
  { masks }: Pick<Context, 'masks'>,
): RegcredError {
  const { status } = response;
  const asked = response.header('x-accepted-github-permissions');
  if (status === 401) return denied(subject, action, BAD_TOKEN);
  if (status === 403) return denied(subject, action, needed(subject, asked));
  if (status === 404) return notFound(subject, action);
  const words = foreign(masks.redact(message(response)));
  return invalid(subject, action, `GitHub answered ${status}${words ? `: ${words}` : ''}`);
}

export function noToken(subject: Subject): RegcredError {
  const hint = `Set GITHUB_TOKEN to a token of your own. ${needed(subject, undefined)}`;
  if (subject.kind === 'store') return regcredError('E_STORE_CREDENTIAL', { store: subject.name, hint });
  return platform(subject, 'read', 'there is no token', hint);
}

export function denied(subject: Subject, action: Action, hint: string): RegcredError {
  if (subject.kind === 'store') return regcredError('E_STORE_DENIED', { store: subject.name, action, hint });
  return platform(subject, action, 'the token does not allow it', hint);
}

/** `asked` is the header in which GitHub names the permissions it would have accepted. */
export function needed(subject: Subject, asked: string | undefined): string {
  const clean = asked?.replace(/[^a-z_=,; ]/g, '').slice(0, 100);
  const accepts = clean ? ` GitHub asks for ${clean}.` : '';
  const own = subject.kind === 'store' ? ` The workflow's own GITHUB_TOKEN cannot write secrets.` : '';
  return `It needs ${subject.permission}, a classic token the scope ${subject.scope}.${accepts}${own}`;
}

function notFound(subject: Subject, action: Action): RegcredError {
  const hint = `Check that ${subject.place} exists. GitHub says the same where the token may not look.`;
  if (subject.kind === 'store') return regcredError('E_STORE_NOT_FOUND', { store: subject.name, hint });
  return platform(subject, action, 'its place does not exist', hint);
}

export function invalid(subject: Subject, action: Action, problem: string): RegcredError {
  const hint = 'Nothing was written to it. Correct it, or name another store.';
  if (subject.kind === 'store') return regcredError('E_STORE_VALUE', { store: subject.name, problem, hint });
  return platform(subject, action, problem, 'Correct it, or keep the ledger elsewhere.');
}

function platform(subject: Subject, action: Action, problem: string, hint: string): RegcredError {
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
