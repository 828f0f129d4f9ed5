import type { Context } from '../../context/context.js';
import { unclear } from '../../distribution/rejection.js';
import { regcredError, type RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import type { Access } from './access.js';
import type { Action, Subject } from './subject.js';

interface Refused {
  readonly subject: Subject;
  readonly action: Action;
  readonly access: Access;
  readonly host: string;
}

const EXISTS_HINT =
  'Check the folder and the domain, and that JENKINS_USER has the permission Credentials/View there: without it Jenkins says the same. A user’s own store is that user’s only.';

/** The error for an answer that is a no, or none. */
export function refusal(
  response: HttpResponse,
  refused: Refused,
  { clock }: Pick<Context, 'clock'>,
): RegcredError {
  const { subject, action, host } = refused;
  const { status } = response;
  if (status === 401) return denied(subject, action, badLogin(refused.access));
  if (status === 403) return denied(subject, action, forbidden(response, refused.access));
  if (status === 404) return notFound(subject, action);
  // No Jenkins says these two of its own stores: something in front of it, or a store that only shows.
  if (action === 'written' && (status === 405 || status === 501)) {
    return readOnly(subject, `Jenkins answers ${status}`);
  }
  if (action === 'written' && status === 409) {
    return invalid(subject, action, 'Jenkins says that it is in the way of another one (409)');
  }
  if (action === 'written' && status === 413) {
    return invalid(
      subject,
      action,
      'Jenkins, or something in front of it, takes no value of this length (413)',
    );
  }
  // 50x is also what Jenkins says when it does not understand what was sent (docs/user.adoc, REST API).
  if (action === 'written' && status === 500) {
    return invalid(subject, action, 'Jenkins could not take it (500); its log says why');
  }
  return unclear(response, host, clock.now());
}

/** A page that asks a person to log in. */
export function loginPage(subject: Subject, action: Action, host: string): RegcredError {
  const hint = `${host} answers with a web page: something in front of Jenkins asks people to log in. Give its API a way past it, or another address.`;
  return denied(subject, action, hint);
}

export function readOnly(subject: Subject, problem: string): RegcredError {
  const hint =
    'It shows what is kept elsewhere: rotate it there, or name another id. What configuration as code sets, its next reload sets again, so keep it out of that.';
  if (subject.kind === 'store')
    return regcredError('E_STORE_READONLY', { store: subject.name, problem, hint });
  return platform(subject, 'written', problem, hint);
}

export function invalid(subject: Subject, action: Action, problem: string): RegcredError {
  const hint = 'Correct that, or name another credential; the next run tries again.';
  if (subject.kind === 'store') return regcredError('E_STORE_VALUE', { store: subject.name, problem, hint });
  return platform(subject, action, problem, 'Correct that, or keep the ledger elsewhere.');
}

export function platform(subject: Subject, action: Action, problem: string, hint: string): RegcredError {
  return regcredError('E_LEDGER_PLATFORM', { ledger: subject.name, action, problem, hint });
}

/** Whether Jenkins misses a crumb: a password cannot do without, an API token can. */
export function lacksCrumb(response: HttpResponse): boolean {
  return response.status === 403 && /\bcrumb\b/i.test(response.text().slice(0, 4096));
}

export function denied(subject: Subject, action: Action, hint: string): RegcredError {
  if (subject.kind === 'store') return regcredError('E_STORE_DENIED', { store: subject.name, action, hint });
  return platform(subject, action, 'the login does not allow it', hint);
}

function notFound(subject: Subject, action: Action): RegcredError {
  if (subject.kind === 'store')
    return regcredError('E_STORE_NOT_FOUND', { store: subject.name, hint: EXISTS_HINT });
  return platform(subject, action, 'its place does not exist', EXISTS_HINT);
}

function badLogin({ by }: Access): string {
  return by === 'token'
    ? 'Jenkins refuses the login: JENKINS_API_TOKEN is wrong or revoked, belongs to another user than JENKINS_USER, or is for another Jenkins.'
    : 'Jenkins refuses the login: JENKINS_USER or JENKINS_PASSWORD is wrong. Where people log in elsewhere only an API token works: set JENKINS_API_TOKEN.';
}

/** hudson.security.AccessDeniedException3 names in headers who asked, and what for. */
function forbidden(response: HttpResponse, { by }: Access): string {
  if (lacksCrumb(response)) {
    return by === 'token'
      ? 'Jenkins asks for a crumb, which it does not of an API token: JENKINS_API_TOKEN holds a password. Set JENKINS_PASSWORD instead, or make an API token.'
      : 'Jenkins does not take its own crumb: something in front of it may drop its cookie. Use an API token (JENKINS_API_TOKEN), which needs none.';
  }
  if (response.header('x-you-are-authenticated-as') === 'anonymous') {
    return 'Jenkins sees nobody logged in: something in front of it drops the header Authorization.';
  }
  return needed(response);
}

/** What the user lacks; nobody has it in a store that only shows (KubernetesCredentialsStore.hasPermission). */
export function needed(response: HttpResponse): string {
  const id = response.header('x-required-permission') ?? '';
  const own = /^com\.cloudbees\.plugins\.credentials\.CredentialsProvider\.(\w{1,20})$/.exec(id)?.[1];
  if (id === 'hudson.model.Hudson.Read') return 'JENKINS_USER needs the permission Overall/Read.';
  if (own === undefined) {
    return 'JENKINS_USER needs the permissions Credentials/View, Update and Create there; a user’s own store is that user’s only.';
  }
  return `JENKINS_USER needs the permission Credentials/${own} there. A store that only shows what is kept elsewhere gives it to nobody: then rotate it where it is kept.`;
}
