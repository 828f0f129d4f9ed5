import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { parse, type GithubApi } from './client.js';
import { listAll } from './pages.js';
import type { GithubLocation } from './location.js';
import type { GithubSubject } from './subject.js';

/** Repositories that see a secret of an organisation. */
export type Visibility =
  | { readonly visibility: 'all' | 'private' }
  | { readonly visibility: 'selected'; readonly repositories: readonly Repository[] };

export interface Repository {
  readonly id: number;
  /** `acme/web`. */
  readonly full_name: string;
}

export interface OrganisationSecret {
  readonly updatedAt: number;
  readonly visibility: 'all' | 'private' | 'selected';
}

const secretAnswer = z.object({
  updated_at: z.string(),
  visibility: z.enum(['all', 'private', 'selected']),
});
const repositoryAnswer = z.object({ id: z.number(), full_name: z.string() });

/** Returns undefined when there is no such secret. */
export async function organisationSecret(
  github: GithubApi,
  location: GithubLocation,
  name: string,
  subject: GithubSubject,
  ctx: Context,
): Promise<OrganisationSecret | undefined> {
  const values = { ...location.values, secret_name: name };
  const route = `GET ${location.route}/{secret_name}`;
  const response = await github({ route, values, expect: [200, 404], subject }, ctx);
  if (response.status === 404) return undefined;
  const { updated_at, visibility } = parse(secretAnswer, response, ctx);
  return { updatedAt: Date.parse(updated_at), visibility };
}

/**
 * Reads the visibility of a secret. A write replaces it too, so each write sends it back complete (docs/faults.md F24).
 * A new secret is visible to private repositories, never to public ones.
 */
export async function visibilityOf(
  github: GithubApi,
  location: GithubLocation,
  name: string,
  subject: GithubSubject,
  ctx: Context,
): Promise<Visibility> {
  const secret = await organisationSecret(github, location, name, subject, ctx);
  const visibility = secret?.visibility ?? 'private';
  if (visibility !== 'selected') return { visibility };
  const route = `GET ${location.route}/{secret_name}/repositories`;
  const call = { route, values: { ...location.values, secret_name: name }, expect: [200], subject };
  return { visibility, repositories: await listAll(github, call, 'repositories', repositoryAnswer, ctx) };
}
