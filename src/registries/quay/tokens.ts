import { z } from 'zod';
import { opener } from '../../config/opener.js';
import { orRefreshed } from '../kit/tokens/refreshed-tokens.js';
import type { Registry, TokenAccess, TokenApi, TokenOpener } from '../contract.js';
import { requiredAdmin } from '../kit/tokens/required-admin.js';
import { OverlappingRobots } from './overlapping-robots.js';
import { RegeneratedRobot } from './regenerated-robot.js';
import { QuayRobots } from './robots-api.js';

// VALID_USERNAME_REGEX in quay/quay util/validation.py: namespaces and the short names of robots alike.
const NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const FORM = 'must be lower-case letters and digits, with single . _ or - between them';
const REPOSITORY = /^[a-z0-9]+(?:(?:[._-]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._-]|__|-+)[a-z0-9]+)*)*$/;

const settings = z
  .strictObject({
    organization: z.string().min(2).max(255).regex(NAME, FORM).optional(),
    user: z.string().min(2).max(255).regex(NAME, FORM).optional(),
    robot: z.string().min(2).max(240).regex(NAME, `${FORM}, without the part before the +`),
    class: z.enum(['overlap', 'replace']).default('overlap'),
    repositories: z
      .array(
        z.strictObject({
          name: z
            .string()
            .max(255)
            .regex(REPOSITORY, 'must be a repository of the namespace, without the namespace'),
          role: z.enum(['read', 'write', 'admin']),
        }),
      )
      .min(1)
      .optional(),
  })
  .refine(({ organization, user }) => (organization === undefined) !== (user === undefined), {
    path: ['organization'],
    message: 'must be given, or user instead, but not both',
  })
  .refine((given) => given.class === 'overlap' || given.repositories === undefined, {
    path: ['repositories'],
    message: 'must be left out with class: replace, where the robot keeps its permissions',
  });

/** `token: { organization: acme, robot: ci }`. The admin is an OAuth token. */
const own: TokenOpener = opener(
  settings,
  ({ organization, user = '', robot, repositories, ...given }, access: TokenAccess): TokenApi => {
    const namespace =
      organization === undefined
        ? ({ kind: 'user', name: user } as const)
        : ({ kind: 'organization', name: organization } as const);
    const hint = 'Give an OAuth token with the right to administer the namespace as admin.password.';
    const admin = requiredAdmin(access, `robot ${namespace.name}+${robot}`, hint);
    const api = new QuayRobots(access, admin, namespace);
    return given.class === 'overlap'
      ? new OverlappingRobots(robot, repositories, api)
      : new RegeneratedRobot(robot, api, admin);
  },
);

/** Those, or tokens issued for an identity: `token: { identity: … }`. */
export const tokens = (login: Registry['login']): TokenOpener => orRefreshed(own, login);
