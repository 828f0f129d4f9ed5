import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { opener } from '../../config/opener.js';
import type { TokenAccess, TokenApi } from '../contract.js';
import { OneUser } from './one-user.js';
import { TwoUsers } from './two-users.js';

// The file's own separators, and what no registry takes.
const userName = z
  .string()
  .regex(/^[^:#\s\p{C}][^:\s\p{C}]{0,254}$/u, 'must be a username without blanks and colons');

const settings = z
  .strictObject({
    file: z.string().refine(isAbsolute, 'must be an absolute path'),
    user: userName.optional(),
    users: z
      .array(userName)
      .refine((users) => new Set(users).size === 2 && users.length === 2, 'must be two different users')
      .optional(),
  })
  .refine(({ user, users }) => (user === undefined) !== (users === undefined), {
    message: 'must name either user (one password, with a gap) or users (two that take turns)',
  });

/**
 * `token: { file: /etc/registry/htpasswd, users: [ci-a, ci-b] }`: two users who take turns, without a gap;
 * or `user: ci`, one user and one password.
 */
export const tokens = opener<typeof settings, TokenApi, TokenAccess>(settings, ({ file, user, users }) => {
  const [first, second] = users ?? [];
  return first === undefined || second === undefined
    ? new OneUser(file, user ?? '')
    : new TwoUsers(file, [first, second]);
});
