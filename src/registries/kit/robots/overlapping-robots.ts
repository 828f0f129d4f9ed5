import { defined } from '../../../defined.js';
import { fail } from '../../../errors/error.js';
import { Secret } from '../../../secret/secret.js';
import { secretJson } from '../../../secret/secret-json.js';
import { DESCRIPTION, generationName } from '../tokens/generation.js';
import { instantOf, overlap } from '../tokens/overlap.js';
import type { Overlap } from '../../contract.js';
import { checkRobotAdmin, ownRobots } from './find-robots.js';
import { endOfLife, lifeInDays } from './robot-life.js';
import { robotUsername, type RobotPlan } from './robot-name.js';
import type { RobotsApi } from './robots-api.js';

/**
 * One robot for each generation, named `<name>.gN`. The server makes the secret and ignores that of the request
 * (docs/reference/registries.md 12); the answer to a second call that sets ours could be lost just as well.
 */
export function harborRobots(plan: RobotPlan, api: RobotsApi): Overlap {
  const username = robotUsername(plan, generationName(plan.name, 1));
  return overlap({
    label: plan.name,
    usernames: 'change',
    name: `robot ${robotUsername(plan, plan.name)} at ${api.host}`,
    example: { username, secret: new Secret('Aa1'.padEnd(32, 'x')) },
    calls: {
      create: `POST ${api.address()}`,
      revoke: `DELETE ${api.address('{id}')}`,
    },

    async check(_request, ctx) {
      await checkRobotAdmin(plan, api, ['create', 'delete'], ctx);
    },

    async list(ctx) {
      const robots = await ownRobots(plan, api, ctx);
      return robots.map(({ robot, generation }) =>
        defined({
          id: String(robot.id),
          label: generation === 0 ? plan.name : generationName(plan.name, generation),
          username: robot.name,
          createdAt: instantOf(robot.creation_time),
          expiresAt: endOfLife(robot.expires_at),
        }),
      );
    },

    async create(name, { until }, ctx) {
      const body = secretJson({
        name,
        level: plan.level,
        duration: lifeInDays(ctx.clock.now(), until),
        disable: false,
        description: DESCRIPTION,
        permissions: [
          {
            kind: 'project',
            namespace: plan.project,
            access: plan.access.map((action) => ({ resource: 'repository', action })),
          },
        ],
      });
      const made = await api.create(body, ctx);
      if (made === undefined) {
        fail('E_TOKEN_EXISTS', { api: api.host, token: `robot ${robotUsername(plan, name)}` });
      }
      const secret = ctx.masks.learn(made.secret, made.name);
      return defined({
        id: String(made.id),
        username: made.name,
        secret,
        expiresAt: endOfLife(made.expires_at),
      });
    },

    async revoke(id, ctx) {
      await api.delete(id, ctx);
    },
  });
}
