import type { Context } from '../../context/context.js';
import { basic } from '../../distribution/authorization.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import type { Secret } from '../../secret/secret.js';
import type { StoreAction } from '../contract.js';
import { Shared } from '../shared.js';
import { jenkinsAccess, type JenkinsAccess } from './access.js';
import { crumbFrom, type Crumb } from './crumb.js';
import { baseOf } from './address.js';
import { lacksCrumb, loginPageError, refusalError } from './errors.js';
import type { JenkinsSubject } from './subject.js';

export interface JenkinsCall {
  readonly subject: JenkinsSubject;
  /** Path under the address of Jenkins, with a leading slash. */
  readonly path: string;
  readonly query?: string;
  /** Body to write; makes the request a POST. */
  readonly body?: Secret;
  readonly expect: readonly number[];
  /** Accepts an HTML page. For other calls a page means that a login form or a proxy answered. */
  readonly page?: true;
}

/** Sends one request to Jenkins; another status than expected throws {@link refusalError}. */
export type JenkinsApi = (call: JenkinsCall, ctx: Context) => Promise<HttpResponse>;

// Enough for a credential with a ledger record, and for the ids of a large store.
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Sends the login with every request and follows no redirect, because the secret is for the configured address only.
 * Each change can be repeated: it replaces a complete credential, or fails because the credential exists.
 */
export function createJenkinsApi(): JenkinsApi {
  const crumbs = new Shared<Crumb | undefined>(5 * 60_000);
  return async (call, ctx) => {
    const { subject, path, query, body, expect } = call;
    const access = jenkinsAccess(subject.name, ctx);
    const base = baseOf(subject, subject.name, ctx.env);
    const action: StoreAction = body === undefined ? 'read' : 'written';
    const url = new URL(base + path);
    if (query !== undefined) url.search = query;
    const from = { subject, access, base };
    const crumb = () => crumbs.get(`${access.username} ${base}`, ctx.clock, () => askCrumb(from, ctx));
    const attempt = async () => {
      const more = access.by === 'password' && body !== undefined ? await crumb() : undefined;
      return ctx.http.send(requestOf(access, url, body, more));
    };
    let response = await attempt();
    if (access.by === 'password' && lacksCrumb(response)) {
      // The session has expired, and its crumb with it.
      crumbs.forget(`${access.username} ${base}`);
      response = await attempt();
    }
    if (!call.page && isPage(response)) throw loginPageError(subject, action, url.host);
    if (expect.includes(response.status)) return response;
    throw refusalError(response, { subject, action, access, host: url.host }, ctx);
  };
}

interface From {
  readonly subject: JenkinsSubject;
  readonly access: JenkinsAccess;
  readonly base: string;
}

async function askCrumb({ subject, access, base }: From, ctx: Context): Promise<Crumb | undefined> {
  const url = new URL(`${base}/crumbIssuer/api/json`);
  const response = await ctx.http.send(requestOf(access, url));
  if (isPage(response)) throw loginPageError(subject, 'written', url.host);
  if (response.status === 200 || response.status === 404) return crumbFrom(response, url.host);
  throw refusalError(response, { subject, action: 'read', access, host: url.host }, ctx);
}

function requestOf(access: JenkinsAccess, url: URL, body?: Secret, crumb?: Crumb): HttpRequest {
  return {
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: {
      accept: '*/*',
      authorization: basic(access),
      ...(body && { 'content-type': 'application/xml; charset=utf-8' }),
      ...crumb?.headers,
    },
    ...(body && { body }),
    repeatable: true,
    maxBytes: MAX_BYTES,
  };
}

/** Finds an HTML page. Jenkins answers a write with an empty body and a read with XML or JSON. */
function isPage(response: HttpResponse): boolean {
  return (
    response.status === 200 &&
    /\btext\/html\b/i.test(response.header('content-type') ?? '') &&
    response.text().trim() !== ''
  );
}
