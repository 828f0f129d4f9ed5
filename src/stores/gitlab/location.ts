import { z } from 'zod';

/** Owner of variables. The id is a path such as `acme/web`, or a number. */
export type GitlabLocation =
  | { readonly kind: 'project' | 'group'; readonly id: string }
  | { readonly kind: 'instance'; readonly id: '' };

// Path names of GitLab; a number is an id.
const NAME = String.raw`[A-Za-z0-9_][A-Za-z0-9_.-]*`;
const PROJECT = new RegExp(`^(?:[1-9][0-9]*|${NAME}(?:/${NAME})+)$`);
const GROUP = new RegExp(`^(?:[1-9][0-9]*|${NAME}(?:/${NAME})*)$`);
const id = z.int().positive();

/** Settings that name a location, of which exactly one is given. */
export const locationSettings = {
  project: z
    .union([id, z.string().regex(PROJECT, 'must be a project such as acme/web, or its id')])
    .optional()
    .describe('Path or id of a project.'),
  group: z
    .union([id, z.string().regex(GROUP, 'must be a group such as acme/team, or its id')])
    .optional()
    .describe('Path or id of a group, instead of a project.'),
  instance: z.literal(true).optional().describe('The whole instance, instead of a project.'),
};

interface LocationSettings {
  readonly project?: string | number | undefined;
  readonly group?: string | number | undefined;
  readonly instance?: true | undefined;
}

export function hasOneLocation({ project, group, instance }: LocationSettings): boolean {
  return [project, group, instance].filter((location) => location !== undefined).length === 1;
}

/** Requires {@link hasOneLocation}. */
export function locationOf({ project, group }: LocationSettings): GitlabLocation {
  if (project !== undefined) return { kind: 'project', id: String(project) };
  if (group !== undefined) return { kind: 'group', id: String(group) };
  return { kind: 'instance', id: '' };
}

/**
 * Parses a location of a short form: `acme/web`, `groups/acme/team` or `instance`. No group can have the name
 * `groups` (doc/user/reserved_names.md), and each project is in a group.
 */
export function parseLocation(text: string): LocationSettings | undefined {
  if (text === 'instance') return { instance: true };
  const group = /^groups\/(.+)$/.exec(text)?.[1];
  if (group !== undefined) return GROUP.test(group) ? { group } : undefined;
  return PROJECT.test(text) && text.includes('/') ? { project: text } : undefined;
}

/** Formats a location as {@link parseLocation} reads it. */
export function formatLocation({ kind, id: name }: GitlabLocation): string {
  if (kind === 'instance') return kind;
  return kind === 'group' ? `groups/${name}` : name;
}
