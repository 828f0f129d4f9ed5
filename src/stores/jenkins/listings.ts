import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import type { JenkinsCall, JenkinsApi } from './client.js';
import type { ListedCredential, JenkinsSession } from './session.js';
import { baseOf } from './address.js';
import { locationPath, type JenkinsLocation } from './location.js';
import { isFolderName } from './settings.js';
import type { JenkinsSubject } from './subject.js';

const stores = z.object({
  stores: z.record(
    z.string(),
    z.object({
      domains: z
        .record(z.string(), z.object({ credentials: z.array(z.object({ id: z.string() })).optional() }))
        .optional(),
    }),
  ),
});

/**
 * Lists the credentials of all stores of a location (ViewCredentialsAction: `stores`), read-only ones included.
 * Returns undefined when they cannot be listed.
 */
export function listCredentials(
  location: JenkinsLocation,
  subject: JenkinsSubject,
  session: JenkinsSession,
  ctx: Context,
): Promise<readonly ListedCredential[] | undefined> {
  const path = `${locationPath(location)}/credentials/api/json`;
  return session.listings.get(baseOf(subject, subject.name, ctx.env) + path, ctx.clock, async () => {
    const body = await tryToList({ subject, path }, 'stores[domains[credentials[id]]]', session.jenkins, ctx);
    const found = stores.safeParse(body).data?.stores;
    if (!found) return undefined;
    return Object.entries(found).flatMap(([store, { domains = {} }]) =>
      Object.entries(domains).flatMap(([domain, { credentials = [] }]) =>
        credentials.map(({ id }) => ({ store, domain, id })),
      ),
    );
  });
}

/** Reads a list that only notices need, so its errors stop nothing. */
async function tryToList(
  call: Pick<JenkinsCall, 'subject' | 'path'>,
  tree: string,
  jenkins: JenkinsApi,
  ctx: Context,
): Promise<unknown> {
  try {
    const query = `tree=${encodeURIComponent(tree)}`;
    return (await jenkins({ ...call, query, expect: [200] }, ctx)).json();
  } catch (error) {
    if (error instanceof RegcredError && !ctx.signal.aborted) return undefined;
    throw error;
  }
}

interface Job {
  readonly name: string;
  /** Present only for a folder. */
  readonly jobs?: readonly Job[] | undefined;
}

const jobs: z.ZodType<readonly Job[]> = z.array(
  z.object({ name: z.string(), jobs: z.lazy(() => jobs).optional() }),
);

// Levels below a location. Deeper folders are rare, and each level costs Jenkins more.
const LEVELS = 3;

/** Lists the folders of a location, down to LEVELS. Returns undefined when they cannot be listed. */
export function foldersIn(
  location: Exclude<JenkinsLocation, { kind: 'user' }>,
  subject: JenkinsSubject,
  session: JenkinsSession,
  ctx: Context,
): Promise<readonly (readonly string[])[] | undefined> {
  const path = `${locationPath(location)}/api/json`;
  return session.folders.get(baseOf(subject, subject.name, ctx.env) + path, ctx.clock, async () => {
    // Asks for one more level of names: an item that has them is a folder.
    const tree = `${'jobs[name,'.repeat(LEVELS)}jobs[name]${']'.repeat(LEVELS)}`;
    const found = z.object({ jobs }).safeParse(await tryToList({ subject, path }, tree, session.jenkins, ctx))
      .data?.jobs;
    return found && folders(found, location.kind === 'folder' ? location.path : []);
  });
}

function folders(found: readonly Job[], path: readonly string[]): readonly (readonly string[])[] {
  return found.flatMap(({ name, jobs: inner }) => {
    // Names come from Jenkins and are used in paths and messages.
    if (!inner || !isFolderName(name)) return [];
    const own = [...path, name];
    return [own, ...folders(inner, own)];
  });
}
