import { z } from 'zod';
import { hasOneLocation, locationSettings } from './location.js';

const key = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,255}$/, 'must be letters, digits and underscores, at most 255 characters');

/**
 * Settings of `gitlab: { project: acme/web, variable: HARBOR_PASSWORD, username-variable: HARBOR_USERNAME }`.
 *
 * An existing variable keeps all attributes but `raw`, which is always on (GitLab would expand `$`). A new one is
 * masked, and protected only with `protected: true`: a protected variable is absent from the jobs of merge requests
 * and unprotected branches, which then fail to log in. Prefer `protected: true` where only protected branches use the
 * credential.
 */
export const settings = z
  .strictObject({
    ...locationSettings,
    variable: key.describe('Key of the variable, which need not exist yet.'),
    'username-variable': key.optional().describe('Key of a second variable, for the username.'),
    scope: z
      .string()
      .regex(/^[^\s\p{C}]{1,255}$/u, 'must be an environment scope such as * or production/*')
      .optional()
      .describe(
        'Environment scope of the variable, exactly as GitLab shows it. Default: `*`, all environments.',
      ),
    as: z
      .enum(['secret', 'pair'])
      .optional()
      .describe('Content; `pair` is username:secret. Default: secret.'),
    protected: z.boolean().optional().describe('Creates a missing variable as protected. Default: false.'),
  })
  .refine(hasOneLocation, 'must have one of project, group and instance')
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

export type GitlabSettings = z.output<typeof settings>;
