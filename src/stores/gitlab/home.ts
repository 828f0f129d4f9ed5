import { z } from 'zod';

/** Where a variable lives. The id is a path such as `acme/web`, or a number. */
export type Home =
  | { readonly kind: 'project' | 'group'; readonly id: string }
  | { readonly kind: 'instance'; readonly id: '' };

// GitLab's path names; a number is an id.
const NAME = String.raw`[A-Za-z0-9_][A-Za-z0-9_.-]*`;
const PROJECT = new RegExp(`^(?:[1-9][0-9]*|${NAME}(?:/${NAME})+)$`);
const GROUP = new RegExp(`^(?:[1-9][0-9]*|${NAME}(?:/${NAME})*)$`);
const id = z.int().positive();

/** The settings by which a home is named: exactly one of them. */
export const homeSettings = {
  project: z
    .union([id, z.string().regex(PROJECT, 'must be a project such as acme/web, or its id')])
    .optional(),
  group: z.union([id, z.string().regex(GROUP, 'must be a group such as acme/team, or its id')]).optional(),
  instance: z.literal(true).optional(),
};

interface HomeSettings {
  readonly project?: string | number | undefined;
  readonly group?: string | number | undefined;
  readonly instance?: true | undefined;
}

export function hasOneHome({ project, group, instance }: HomeSettings): boolean {
  return [project, group, instance].filter((home) => home !== undefined).length === 1;
}

/** Call it where {@link hasOneHome}. */
export function homeOf({ project, group }: HomeSettings): Home {
  if (project !== undefined) return { kind: 'project', id: String(project) };
  if (group !== undefined) return { kind: 'group', id: String(group) };
  return { kind: 'instance', id: '' };
}

/**
 * `acme/web`, `groups/acme/team` or `instance`: as it stands in short forms. No group of a GitLab can be called
 * `groups` (doc/user/reserved_names.md), and no project is without one.
 */
export function parseHome(text: string): HomeSettings | undefined {
  if (text === 'instance') return { instance: true };
  const group = /^groups\/(.+)$/.exec(text)?.[1];
  if (group !== undefined) return GROUP.test(group) ? { group } : undefined;
  return PROJECT.test(text) && text.includes('/') ? { project: text } : undefined;
}

/** As {@link parseHome} reads it. */
export function formatHome({ kind, id: name }: Home): string {
  if (kind === 'instance') return kind;
  return kind === 'group' ? `groups/${name}` : name;
}
