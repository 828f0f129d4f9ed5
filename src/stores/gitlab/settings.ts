import { z } from 'zod';
import { hasOneHome, homeSettings } from './home.js';

const key = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,255}$/, 'must be letters, digits and underscores, at most 255 characters');

/**
 * `gitlab: { project: acme/web, variable: HARBOR_PASSWORD, username-variable: HARBOR_USERNAME }`.
 *
 * A variable that exists keeps all its attributes but `raw`, which is always on (`$` would be expanded). A new one
 * is masked, and not protected unless `protected: true` says so: a protected variable is simply absent from the
 * jobs of merge requests and unprotected branches, which then fail to log in. Where only protected branches use
 * the credential, `protected: true` is the better choice.
 */
export const storeSettings = z
  .strictObject({
    ...homeSettings,
    variable: key,
    'username-variable': key.optional(),
    /** Which of several variables of that key; exactly as GitLab shows it. Default: `*`, all environments. */
    scope: z
      .string()
      .regex(/^[^\s\p{C}]{1,255}$/u, 'must be an environment scope such as * or production/*')
      .optional(),
    as: z.enum(['secret', 'pair']).optional(),
    /** Of a variable that does not exist yet. */
    protected: z.boolean().optional(),
  })
  .refine(hasOneHome, 'must have one of project, group and instance')
  .refine((store) => store.instance === undefined || store.scope === undefined, {
    message: 'is not for variables of the instance, which have no scope',
    path: ['scope'],
  })
  .refine((store) => store['username-variable'] === undefined || store.as !== 'pair', {
    message: 'is not for as: pair, which holds the username already',
    path: ['username-variable'],
  })
  .refine((store) => store['username-variable'] !== store.variable, {
    message: 'must not be the variable of the secret',
    path: ['username-variable'],
  });

export type StoreSettings = z.output<typeof storeSettings>;
