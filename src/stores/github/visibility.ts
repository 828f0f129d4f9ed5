import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { parse, type Github } from './client.js';
import { listAll } from './pages.js';
import type { Place } from './place.js';
import type { Subject } from './subject.js';

/** Who sees a secret of an organisation. */
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

/** Undefined when there is no such secret. */
export async function organisationSecret(
  github: Github,
  place: Place,
  name: string,
  subject: Subject,
  ctx: Context,
): Promise<OrganisationSecret | undefined> {
  const values = { ...place.values, secret_name: name };
  const route = `GET ${place.route}/{secret_name}`;
  const response = await github({ route, values, expect: [200, 404], subject }, ctx);
  if (response.status === 404) return undefined;
  const { updated_at, visibility } = parse(secretAnswer, response, ctx);
  return { updatedAt: Date.parse(updated_at), visibility };
}

/**
 * Who sees the secret now. A write replaces this too, so it is read before each and sent back whole
 * (docs/faults.md F24). A new secret is for private repositories, never for public ones.
 */
export async function visibilityOf(
  github: Github,
  place: Place,
  name: string,
  subject: Subject,
  ctx: Context,
): Promise<Visibility> {
  const secret = await organisationSecret(github, place, name, subject, ctx);
  const visibility = secret?.visibility ?? 'private';
  if (visibility !== 'selected') return { visibility };
  const route = `GET ${place.route}/{secret_name}/repositories`;
  const call = { route, values: { ...place.values, secret_name: name }, expect: [200], subject };
  return { visibility, repositories: await listAll(github, call, 'repositories', repositoryAnswer, ctx) };
}
