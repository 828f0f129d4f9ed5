import type { Context } from '../../context/context.js';
import { basic } from '../../distribution/authorization.js';
import type { HttpRequest, HttpResponse } from '../../context/http.js';
import type { Secret } from '../../secret/secret.js';
import { Shared } from '../shared.js';
import { accessOf, type Access } from './access.js';
import { crumbFrom, type Crumb } from './crumb.js';
import { baseOf } from './place.js';
import { lacksCrumb, loginPage, refusal } from './refusal.js';
import type { Action, Subject } from './subject.js';

export interface Call {
  readonly subject: Subject;
  /** Under the address of Jenkins, beginning with a slash. */
  readonly path: string;
  readonly query?: string;
  /** What is written: with it the request is a POST. */
  readonly body?: Secret;
  readonly expect: readonly number[];
  /** The answer may be an HTML page; elsewhere one means that a login form, or a proxy, has answered. */
  readonly page?: true;
}

/** Sends one request to Jenkins; an answer that is not expected is an error of {@link refusal}. */
export type Jenkins = (call: Call, ctx: Context) => Promise<HttpResponse>;

// A credential with the record of a ledger, or the ids of a large store.
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Logs in anew with every request, and follows no redirect: the secret is for the address that the user named.
 * Every change of ours may be repeated: it replaces a whole credential, or is refused because that exists.
 */
export function createJenkins(): Jenkins {
  const crumbs = new Shared<Crumb | undefined>(5 * 60_000);
  return async (call, ctx) => {
    const { subject, path, query, body, expect } = call;
    const access = accessOf(subject.name, ctx);
    const base = baseOf(subject, subject.name, ctx.env);
    const action: Action = body === undefined ? 'read' : 'written';
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
      // Its session is over: crumbs end with it.
      crumbs.forget(`${access.username} ${base}`);
      response = await attempt();
    }
    if (!call.page && isPage(response)) throw loginPage(subject, action, url.host);
    if (expect.includes(response.status)) return response;
    throw refusal(response, { subject, action, access, host: url.host }, ctx);
  };
}

interface From {
  readonly subject: Subject;
  readonly access: Access;
  readonly base: string;
}

async function askCrumb({ subject, access, base }: From, ctx: Context): Promise<Crumb | undefined> {
  const url = new URL(`${base}/crumbIssuer/api/json`);
  const response = await ctx.http.send(requestOf(access, url));
  if (isPage(response)) throw loginPage(subject, 'written', url.host);
  if (response.status === 200 || response.status === 404) return crumbFrom(response, url.host);
  throw refusal(response, { subject, action: 'read', access, host: url.host }, ctx);
}

function requestOf(access: Access, url: URL, body?: Secret, crumb?: Crumb): HttpRequest {
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

/** Jenkins answers a change with nothing, and a question with XML or JSON. */
function isPage(response: HttpResponse): boolean {
  return (
    response.status === 200 &&
    /\btext\/html\b/i.test(response.header('content-type') ?? '') &&
    response.text().trim() !== ''
  );
}
