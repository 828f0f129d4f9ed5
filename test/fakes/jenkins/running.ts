import { expect } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { afterTest } from '../../after.js';
import { openContract, type Contract, type Exchange } from '../../contract/contract.js';
import { networkContext } from '../../distribution/context.js';
import { running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { startJenkins, type FakeJenkins, type JenkinsOptions } from './server.js';
import { SECRET_TEXT, USERNAME_PASSWORD } from './state.js';
import { readPosted } from './xml.js';

/** A Jenkins for one test, whose every exchange is held against the API's description afterwards. */
export async function runningJenkins(options: Partial<JenkinsOptions> = {}): Promise<FakeJenkins> {
  const jenkins = await running(startJenkins({ makeSecret: () => canary(), observe, ...options }));
  afterTest(async () => expect(await violations(jenkins)).toEqual([]));
  return jenkins;
}

/** An API token with which everything may be done. */
export function administrator({ state }: FakeJenkins, user = 'rotator'): string {
  const token = canary();
  state.callers.set(user, { tokens: [token] });
  return token;
}

/** A context whose environment leads to this Jenkins; real requests, a clock that does not wait. */
export function storeContext(
  jenkins: FakeJenkins,
  token = administrator(jenkins),
  more: Partial<Context> = {},
) {
  const env = { JENKINS_URL: `${jenkins.url}/`, JENKINS_USER: 'rotator', JENKINS_API_TOKEN: token };
  return networkContext({}, { env, ...more });
}

const contracts = new Map<string, Promise<Contract>>();

/** Not in the description, but in the plugin (CredentialsStoreAction, ViewCredentialsAction) and in Jenkins itself. */
const UNDESCRIBED = /(?:\/update|\/newCredentials|\/credential\/[^/]+\/api\/json|\/credentials\/api\/json)$/;
const JOBS = /^(?:\/job\/[^/]+)*\/api\/json$/;

/** What is wrong with the exchanges of a Jenkins, in both directions. */
export async function violations(jenkins: FakeJenkins): Promise<readonly string[]> {
  const base = new URL(jenkins.url).pathname.replace(/\/$/, '');
  const contract = contracts.get(base) ?? openContract('jenkins-credentials.json', base);
  contracts.set(base, contract);
  const found: string[] = [];
  for (const exchange of jenkins.exchanges) {
    const path = exchange.request.url.pathname.slice(base.length);
    if (UNDESCRIBED.test(path) || JOBS.test(path)) continue;
    // Limits, and what something in front of Jenkins says, are described nowhere.
    const { status } = exchange.reply;
    const isElse = [405, 413, 429, 501].includes(status) || (status >= 300 && status < 400);
    if (isElse || (status >= 500 && exchange.request.method === 'GET')) continue;
    const isOther = typesOf(exchange).some((type) => !DESCRIBED.includes(type));
    if (!isOther) found.push(...(await contract).check(asDescribed(exchange)));
    // What is posted is never of another type.
    else if (exchange.request.method !== 'GET') found.push(`${path}: a type that is not described`);
  }
  return found;
}

const DESCRIBED: readonly string[] = [USERNAME_PASSWORD, SECRET_TEXT];

const typesOf = ({ request, reply }: Exchange): string[] =>
  [request.body, isXml(reply) ? (reply.body as Buffer) : Buffer.alloc(0)].flatMap((body) => {
    const type = readPosted(body.toString('utf8'))?.type;
    return type === undefined ? [] : [type];
  });

const isXml = ({ headers }: Exchange['reply']) =>
  String(headers?.['content-type'] ?? '').startsWith('application/xml');

/** The description has one level of folders, and schemas of objects for what is XML. */
function asDescribed({ request, reply }: Exchange): Exchange {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(
    /\/job\/(.+?)(?=\/credentials\/)/,
    (_, folders: string) => `/job/${encodeURIComponent(folders)}`,
  );
  const sent = request.body.length > 0 ? Buffer.from(JSON.stringify(objectOf(request.body))) : request.body;
  const headers = {
    ...request.headers,
    ...(request.body.length > 0 && { 'content-type': 'application/json' }),
  };
  const told = isXml(reply) ? { ...reply, body: objectOf(reply.body as Buffer) } : reply;
  return { request: { ...request, url, headers, body: sent }, reply: told };
}

/** The object that a schema describes: elements by their names, and what is redacted as an element. */
function objectOf(body: Uint8Array): object {
  const text = Buffer.from(body).toString('utf8');
  const read = readPosted(text);
  const entries = [...(read?.fields ?? [])].map(([name, value]): [string, unknown] => {
    const isRedacted = new RegExp(`<${name}[^>]*>\\s*<secret-redacted\\s*/>`).test(text);
    return [name, isRedacted ? { 'secret-redacted': {} } : value];
  });
  return Object.fromEntries(entries) as object;
}
