import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { RegcredError } from '../../errors/error.js';
import type { Call, Jenkins } from './jenkins.js';
import type { Listed, Parts } from './parts.js';
import { baseOf, contextPath, type Home } from './place.js';
import { isFolderName } from './settings.js';
import type { Subject } from './subject.js';

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
 * Every credential of every store that a context itself has (ViewCredentialsAction: `stores`), also of those that
 * only show what is kept elsewhere. Undefined where the user may not look.
 */
export function listed(
  home: Home,
  subject: Subject,
  parts: Parts,
  ctx: Context,
): Promise<readonly Listed[] | undefined> {
  const path = `${contextPath(home)}/credentials/api/json`;
  return parts.listings.get(baseOf(subject, subject.name, ctx.env) + path, ctx.clock, async () => {
    const body = await look({ subject, path }, 'stores[domains[credentials[id]]]', parts.jenkins, ctx);
    const found = stores.safeParse(body).data?.stores;
    if (!found) return undefined;
    return Object.entries(found).flatMap(([store, { domains = {} }]) =>
      Object.entries(domains).flatMap(([domain, { credentials = [] }]) =>
        credentials.map(({ id }) => ({ store, domain, id })),
      ),
    );
  });
}

/** What is asked for beside the way: whatever goes wrong with it stops nothing. */
async function look(
  call: Pick<Call, 'subject' | 'path'>,
  tree: string,
  jenkins: Jenkins,
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
  /** Only what can hold jobs has them. */
  readonly jobs?: readonly Job[] | undefined;
}

const jobs: z.ZodType<readonly Job[]> = z.array(
  z.object({ name: z.string(), jobs: z.lazy(() => jobs).optional() }),
);

// Levels below a context. Deeper folders are rare, and each level costs Jenkins more.
const LEVELS = 3;

/** The full names of the folders within a context, as far down as is looked. Undefined where the user may not. */
export function foldersIn(
  home: Exclude<Home, { kind: 'user' }>,
  subject: Subject,
  parts: Parts,
  ctx: Context,
): Promise<readonly (readonly string[])[] | undefined> {
  const path = `${contextPath(home)}/api/json`;
  return parts.folders.get(baseOf(subject, subject.name, ctx.env) + path, ctx.clock, async () => {
    // One more level of names: what has them is a folder.
    const tree = `${'jobs[name,'.repeat(LEVELS)}jobs[name]${']'.repeat(LEVELS)}`;
    const found = z.object({ jobs }).safeParse(await look({ subject, path }, tree, parts.jenkins, ctx))
      .data?.jobs;
    return found && folders(found, home.kind === 'folder' ? home.path : []);
  });
}

function folders(found: readonly Job[], path: readonly string[]): readonly (readonly string[])[] {
  return found.flatMap(({ name, jobs: inner }) => {
    // Names come from elsewhere, and stand in paths and in words.
    if (!inner || !isFolderName(name)) return [];
    const own = [...path, name];
    return [own, ...folders(inner, own)];
  });
}
