import type { Context } from '../../context/context.js';
import { unclear } from '../../distribution/rejection.js';
import { regcredError, type RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import type { StoreAction } from '../contract.js';
import type { JenkinsAccess } from './access.js';
import type { JenkinsSubject } from './subject.js';

interface Refused {
  readonly subject: JenkinsSubject;
  readonly action: StoreAction;
  readonly access: JenkinsAccess;
  readonly host: string;
}

const EXISTS_HINT =
  'Check the folder and the domain, and that JENKINS_USER has the permission Credentials/View there: without it Jenkins answers the same. Only the user can access a user’s own store.';

/** Makes the error for a status that was not expected. */
export function refusalError(
  response: HttpResponse,
  refused: Refused,
  { clock, masks }: Pick<Context, 'clock' | 'masks'>,
): RegcredError {
  const { subject, action, host } = refused;
  const { status } = response;
  if (status === 401) return deniedError(subject, action, badLogin(refused.access));
  if (status === 403) return deniedError(subject, action, forbidden(response, refused.access));
  if (status === 404) return notFoundError(subject, action);
  // Jenkins never answers these for its own stores: a proxy did, or a store of a plugin that cannot be written.
  if (action === 'written' && (status === 405 || status === 501)) {
    return readOnlyError(subject, `Jenkins answered ${status}`);
  }
  if (action === 'written' && status === 409) {
    return valueError(subject, action, 'Jenkins reports a conflict with another credential (409)');
  }
  if (action === 'written' && status === 413) {
    return valueError(
      subject,
      action,
      'Jenkins, or a proxy in front of it, refuses a value of this length (413)',
    );
  }
  // Jenkins answers 500 also to a body that it cannot parse (docs/user.adoc, REST API).
  if (action === 'written' && status === 500) {
    return valueError(subject, action, 'Jenkins could not store it (500); its log says why');
  }
  return unclear(response, host, { clock, masks });
}

/** Makes the error for a page that asks a person to log in. */
export function loginPageError(subject: JenkinsSubject, action: StoreAction, host: string): RegcredError {
  const hint = `${host} answered with a web page: a proxy in front of Jenkins asks people to log in. Let requests to the API bypass it, or use another address.`;
  return deniedError(subject, action, hint);
}

export function readOnlyError(subject: JenkinsSubject, problem: string): RegcredError {
  const hint =
    'The store is read-only: rotate the credential where it is kept, or name another id. A reload of configuration as code overwrites a credential that it defines, so remove it there.';
  if (subject.kind === 'store')
    return regcredError('E_STORE_READONLY', { store: subject.name, problem, hint });
  return ledgerError(subject, 'written', problem, hint);
}

export function valueError(subject: JenkinsSubject, action: StoreAction, problem: string): RegcredError {
  const hint = 'Correct it, or name another credential; the next run tries again.';
  if (subject.kind === 'store') return regcredError('E_STORE_VALUE', { store: subject.name, problem, hint });
  return ledgerError(subject, action, problem, 'Correct it, or keep the ledger elsewhere.');
}

export function ledgerError(
  subject: JenkinsSubject,
  action: StoreAction,
  problem: string,
  hint: string,
): RegcredError {
  return regcredError('E_LEDGER_PLATFORM', { ledger: subject.name, action, problem, hint });
}

/** Finds a refusal for lack of a crumb, which a password needs and an API token does not. */
export function lacksCrumb(response: HttpResponse): boolean {
  return response.status === 403 && /\bcrumb\b/i.test(response.text().slice(0, 4096));
}

export function deniedError(subject: JenkinsSubject, action: StoreAction, hint: string): RegcredError {
  if (subject.kind === 'store') return regcredError('E_STORE_DENIED', { store: subject.name, action, hint });
  return ledgerError(subject, action, 'the login does not allow it', hint);
}

function notFoundError(subject: JenkinsSubject, action: StoreAction): RegcredError {
  if (subject.kind === 'store')
    return regcredError('E_STORE_NOT_FOUND', { store: subject.name, hint: EXISTS_HINT });
  return ledgerError(subject, action, 'its location does not exist', EXISTS_HINT);
}

function badLogin({ by }: JenkinsAccess): string {
  return by === 'token'
    ? 'Jenkins rejects the login: JENKINS_API_TOKEN is wrong or revoked, or belongs to another user than JENKINS_USER or to another Jenkins.'
    : 'Jenkins rejects the login: JENKINS_USER or JENKINS_PASSWORD is wrong. With single sign-on only an API token works: set JENKINS_API_TOKEN.';
}

/** Reads the user and the permission from the headers of hudson.security.AccessDeniedException3. */
function forbidden(response: HttpResponse, { by }: JenkinsAccess): string {
  if (lacksCrumb(response)) {
    return by === 'token'
      ? 'Jenkins asks for a crumb, which an API token does not need: JENKINS_API_TOKEN holds a password. Set JENKINS_PASSWORD instead, or create an API token.'
      : 'Jenkins rejects its own crumb: a proxy in front of it may drop the cookie. Use an API token (JENKINS_API_TOKEN), which needs no crumb.';
  }
  if (response.header('x-you-are-authenticated-as') === 'anonymous') {
    return 'Jenkins sees no login: a proxy in front of it drops the header Authorization.';
  }
  return neededPermission(response);
}

/** Names the missing permission. A read-only store gives it to no user (KubernetesCredentialsStore.hasPermission). */
export function neededPermission(response: HttpResponse): string {
  const id = response.header('x-required-permission') ?? '';
  const own = /^com\.cloudbees\.plugins\.credentials\.CredentialsProvider\.(\w{1,20})$/.exec(id)?.[1];
  if (id === 'hudson.model.Hudson.Read') return 'JENKINS_USER needs the permission Overall/Read.';
  if (own === undefined) {
    return 'JENKINS_USER needs the permissions Credentials/View, Update and Create there; only the user can access a user’s own store.';
  }
  return `JENKINS_USER needs the permission Credentials/${own} there. A read-only store of a plugin gives it to no user: rotate such a credential where it is stored.`;
}
