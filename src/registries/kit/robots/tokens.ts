import { z } from 'zod';
import { opener } from '../../../config/opener.js';
import { requiredLogin } from '../tokens/required-admin.js';
import type { TokenAccess, TokenApi, TokenOpener } from '../../contract.js';
import { harborRobots } from './overlapping-robots.js';
import { ReplacedRobot } from './replaced-robot.js';
import { robotUsername } from './robot-name.js';
import { RobotsApi } from './robots-api.js';

// validateName in goharbor/harbor src/server/v2.0/handler/robot.go; projects follow the same form.
const NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

const settings = z
  .strictObject({
    level: z.enum(['project', 'system']).default('project'),
    project: z
      .string()
      .max(255)
      .regex(/^(?:\*|[a-z0-9]+(?:[._-][a-z0-9]+)*)$/, 'must be the name of a project'),
    // Project, prefix and generation share the 255 characters with it.
    name: z
      .string()
      .max(200)
      .regex(NAME, 'must be lower-case letters and digits, with single . _ or - between them'),
    access: z
      .array(z.enum(['pull', 'push']))
      .min(1)
      .default(['pull', 'push']),
    class: z.enum(['overlap', 'replace']).default('overlap'),
    prefix: z
      .string()
      .regex(/^[^+:\s\p{C}]{1,64}$/u, 'must be the prefix that the server gives the names of robots')
      .default('robot$'),
  })
  .refine(({ level, project }) => level === 'system' || project !== '*', {
    path: ['project'],
    message: 'must be one project: only a system robot (level: system) is for all of them',
  });

/** `token: { project: web, name: ci-push, access: [pull, push] }`: robots of Harbor, wherever it runs. */
export const tokens: TokenOpener = opener(
  settings,
  ({ class: rotation, ...plan }, access: TokenAccess): TokenApi => {
    const token = `robot ${robotUsername(plan, plan.name)}`;
    const hint = 'Give admin.username and admin.password of a user or robot that may manage robots.';
    const api = new RobotsApi(access, requiredLogin(access, token, hint));
    return rotation === 'overlap' ? harborRobots(plan, api) : new ReplacedRobot(plan, api);
  },
);
