import { z } from 'zod';

const SEGMENT = String.raw`[A-Za-z0-9_][A-Za-z0-9_.-]*`;
const id = z.int().positive();
const path = (form: string, words: string) =>
  z.string().regex(new RegExp(`^(?:[1-9][0-9]*|${form})$`), words);

/**
 * `token: { project: acme/web, name: ci-push, access: [pull, push] }`: deploy tokens `ci-push.g1`, `ci-push.g2` …
 * with one username, side by side (`class: overlap`, the default).
 *
 * `token: { project: acme/web, name: ci-push, class: replace }`: the access token of that name, which must exist,
 * is rotated; its old secret becomes invalid at once. `user` names a person's access token by the number of the user.
 */
export const tokenSettings = z
  .strictObject({
    project: z
      .union([id, path(`${SEGMENT}(?:/${SEGMENT})+`, 'must be a project such as acme/web, or its id')])
      .optional(),
    group: z
      .union([id, path(`${SEGMENT}(?:/${SEGMENT})*`, 'must be a group such as acme/team, or its id')])
      .optional(),
    user: id.optional(),
    name: z
      .string()
      .regex(/^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,198}[A-Za-z0-9_-])?$/, 'must be the name of a token')
      .refine((name) => !/\.g\d+$/.test(name), 'must not end in .gN, which is added to it'),
    class: z.enum(['overlap', 'replace']).default('overlap'),
    /** Who logs in. Default: the name. GitLab takes any for the access token of a project or group. */
    username: z
      .string()
      .regex(/^[A-Za-z0-9._+-]{1,255}$/, 'must be letters, digits and . _ + -')
      .optional(),
    access: z
      .array(z.enum(['pull', 'push']))
      .min(1)
      .optional(),
    /** Days that a new token lives at most. Default: as long as the rotation needs it. */
    days: z.int().min(1).max(365).optional(),
  })
  .refine(
    ({ project, group, user }) => [project, group, user].filter((home) => home !== undefined).length === 1,
    {
      message: 'must have one of project, group and user',
    },
  )
  .refine((token) => token.class === 'replace' || token.user === undefined, {
    message: 'is for class: replace; deploy tokens belong to a project or a group',
    path: ['user'],
  })
  .refine((token) => token.class === 'replace' || token.access !== undefined, {
    message: 'must say what a new token may do: [pull] or [pull, push]',
    path: ['access'],
  })
  .refine((token) => token.class === 'overlap' || token.access === undefined, {
    message: 'is for class: overlap; a rotated token keeps its scopes',
    path: ['access'],
  })
  .refine((token) => token.user === undefined || token.username !== undefined, {
    message: 'must say as whom the user logs in',
    path: ['username'],
  })
  .refine((token) => token.username !== undefined || /^[A-Za-z0-9._+-]+$/.test(token.name), {
    message: 'is needed, as the name is no username',
    path: ['username'],
  });

export type TokenSettings = z.output<typeof tokenSettings>;
