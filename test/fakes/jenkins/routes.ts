import type { Reply, SeenRequest } from '../server.js';
import { SECRETS, type FakeStore, type JenkinsState, type Permission } from './state.js';
import type { Manner } from './server.js';
import { readTree, type Tree } from './tree.js';
import { readPosted, redacted } from './xml.js';

/** A request of somebody who is logged in. */
export interface Seen {
  readonly request: SeenRequest;
  /** Of the path, decoded. */
  readonly parts: readonly string[];
  readonly user: string;
  may(permission: Permission, context: string): boolean;
}

interface At extends Seen {
  readonly state: JenkinsState;
  readonly manner: Manner;
  readonly context: string;
  readonly rest: readonly string[];
}

export function page(status: number, words: string, headers: Readonly<Record<string, string>> = {}): Reply {
  const type = { 'content-type': 'text/html;charset=utf-8', 'x-jenkins': '2.479.3' };
  return { status, headers: { ...type, ...headers }, body: `<html><body>${words}</body></html>` };
}

const notFound = () => page(404, 'Not Found');
const json = (body: object): Reply => ({ status: 200, body });

export function answerTo(seen: Seen, state: JenkinsState, manner: Manner): Reply {
  const { context, rest } = split(seen.parts);
  const at: At = { ...seen, state, manner, context, rest };
  if (!state.contexts.has(context)) return notFound();
  const tree = readTree(seen.request.url.searchParams.get('tree') ?? '');
  if (tree === undefined) return page(500, 'Oops!');
  if (rest.join('/') === 'api/json') {
    const inner = tree.get('jobs');
    return json({ _class: 'hudson.model.Hudson', ...(inner && { jobs: jobsIn(state, context, inner) }) });
  }
  if (rest.join('/') === 'credentials/api/json') return listing(at, tree);
  const [credentials, word, name = '', domains, domain = '', ...more] = rest;
  if (credentials !== 'credentials' || word !== 'store' || domains !== 'domain') return notFound();
  const store = state.contexts.get(context)?.get(name);
  // ViewCredentialsAction.getStore: without the permission there is no store.
  if (!store?.domains.has(domain) || !at.may('View', context)) return notFound();
  if (context.startsWith('user/') && context !== `user/${seen.user}`) return notFound();
  return inDomain(at, store, domain, more);
}

/** `job/a/job/b` and what follows. */
function split(parts: readonly string[]): { context: string; rest: readonly string[] } {
  let at = 0;
  if (parts[0] === 'user') at = 2;
  else while (parts[at] === 'job') at += 2;
  return { context: parts.slice(0, at).join('/'), rest: parts.slice(at) };
}

function jobsIn(state: JenkinsState, context: string, tree: Tree): object[] {
  const prefix = context === '' ? 'job/' : `${context}/job/`;
  const names = [...state.contexts.keys()]
    .filter((each) => each.startsWith(prefix) && !each.slice(prefix.length).includes('/'))
    .map((each) => each.slice(prefix.length));
  const inner = tree.get('jobs');
  const folders = names.map((name) => ({
    _class: 'com.cloudbees.hudson.plugins.folder.Folder',
    name,
    ...(inner && { jobs: jobsIn(state, `${prefix}${name}`, inner) }),
  }));
  return [{ _class: 'org.jenkinsci.plugins.workflow.job.WorkflowJob', name: 'build' }, ...folders];
}

function listing({ state, context, may }: At, tree: Tree): Reply {
  if (!may('View', context)) return forbidden('View');
  // Names of stores and domains are no steps of the tree.
  if (!tree.get('stores')?.get('domains')?.get('credentials')?.has('id')) return json({});
  const stores = [...(state.contexts.get(context) ?? [])].map(([name, store]) => {
    const domains = [...store.domains].map(([domain, all]) => [
      domain,
      { _class: DOMAIN, credentials: [...all.keys()].map((id) => ({ id })) },
    ]);
    return [name, { domains: Object.fromEntries(domains) as object }];
  });
  return json({ stores: Object.fromEntries(stores) as object });
}

const DOMAIN = 'com.cloudbees.plugins.credentials.CredentialsStoreAction$DomainWrapper';

function forbidden(permission: Permission): Reply {
  return page(403, 'Access Denied', {
    'x-you-are-authenticated-as': 'somebody',
    'x-required-permission': `com.cloudbees.plugins.credentials.CredentialsProvider.${permission}`,
  });
}

function inDomain(at: At, store: FakeStore, domain: string, rest: readonly string[]): Reply {
  const all = store.domain(domain);
  const { request } = at;
  const posts = request.method === 'POST';
  const allowed = (permission: Permission) => store.readOnly !== 403 && at.may(permission, at.context);
  if (rest.join('/') === 'api/json') {
    return json({ _class: DOMAIN, credentials: [...all.keys()].map((id) => ({ id })) });
  }
  if (rest[0] === 'newCredentials') return form(at, allowed('Create'), 'Create');
  if (rest[0] === 'createCredentials' && posts) {
    if (!allowed('Create')) return forbidden('Create');
    return store.readOnly === 405 ? page(405, 'Method Not Allowed') : create(all, request);
  }
  const [word, id = '', file, sub] = rest;
  const found = all.get(id);
  if (word !== 'credential' || !found) return notFound();
  if (file === 'update') return form(at, allowed('Update'), 'Update');
  if (file === 'api' && sub === 'json') {
    return json({ _class: 'x', description: readPosted(found.text)?.fields.get('description') ?? '' });
  }
  if (file !== 'config.xml') return notFound();
  if (!posts) return shown(found.text, at.manner);
  if (!allowed('Update')) return forbidden('Update');
  if (store.readOnly === 405) return page(405, 'Method Not Allowed');
  const text = request.body.toString('utf8');
  const posted = readPosted(text);
  if (!isXml(request) || !posted || !Object.hasOwn(SECRETS, posted.type)) return page(500, 'Oops!');
  // SystemCredentialsProvider: "Credentials' IDs do not match, will not update."
  if (posted.fields.get('id') !== id) return page(500, 'Oops!');
  found.text = text;
  return { status: 200 };
}

function form({ manner }: At, isAllowed: boolean, permission: Permission): Reply {
  if (!manner.pages) return notFound();
  return isAllowed ? page(200, '<form></form>') : forbidden(permission);
}

function create(all: Map<string, { text: string }>, request: SeenRequest): Reply {
  const text = request.body.toString('utf8');
  const posted = readPosted(text);
  const id = posted?.fields.get('id');
  if (!isXml(request) || !posted || !id || !Object.hasOwn(SECRETS, posted.type)) return page(500, 'Oops!');
  if (all.has(id)) return { status: 409 };
  all.set(id, { text });
  return { status: 200 };
}

const isXml = ({ headers }: SeenRequest) =>
  /^(?:application|text)\/xml/.test(String(headers['content-type']));

function shown(text: string, { encoding }: Manner): Reply {
  const type = readPosted(text)?.type ?? '';
  const visible = redacted(text, SECRETS[type] ?? []);
  // What Latin-1 has no sign for is written as a question mark.
  const body = Buffer.from(encoding === 'latin1' ? visible.replace(/[^\0-\xff]/gu, '?') : visible, encoding);
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}
