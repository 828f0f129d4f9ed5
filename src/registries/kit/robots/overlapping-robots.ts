import type { Context } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import { Secret } from '../../../secret/secret.js';
import { secretJson } from '../../../secret/secret-json.js';
import { generationName } from '../tokens/generation.js';
import type { Login, IssuedCredential, MintRequest, Overlap, Token } from '../../contract.js';
import { checkAdmin, ownRobots } from './find-robots.js';
import { endOfLife, lifeInDays } from './robot-life.js';
import { robotUsername, type RobotPlan } from './robot-name.js';
import type { RobotsApi } from './robots-api.js';

/**
 * One robot for each generation, named `<name>.gN`. The secret is the one the server makes: it ignores that of
 * the request (reference: registries 12), and a second call to set ours could be lost just as well.
 */
export class OverlappingRobots implements Overlap {
  readonly kind = 'overlap';
  readonly usernames = 'change';
  readonly name: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;

  constructor(
    private readonly plan: RobotPlan,
    private readonly api: RobotsApi,
  ) {
    this.name = `robot ${robotUsername(plan, plan.name)} at ${api.host}`;
    const username = robotUsername(plan, generationName(plan.name, 1));
    this.example = { username, secret: new Secret('Aa1'.padEnd(32, 'x')) };
    this.calls = {
      create: `POST ${api.address()}`,
      revoke: `DELETE ${api.address('{id}')}`,
    };
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    await checkAdmin(this.plan, this.api, ['create', 'delete'], ctx);
  }

  async list(ctx: Context): Promise<readonly Token[]> {
    const robots = await ownRobots(this.plan, this.api, ctx);
    return robots.map(({ robot, generation }) => {
      const createdAt = Date.parse(robot.creation_time ?? '');
      const expiresAt = endOfLife(robot.expires_at);
      return {
        id: String(robot.id),
        generation,
        username: robot.name,
        ...(!Number.isNaN(createdAt) && { createdAt }),
        ...(expiresAt !== undefined && { expiresAt }),
      };
    });
  }

  async create({ generation, until }: MintRequest, ctx: Context): Promise<IssuedCredential> {
    const name = generationName(this.plan.name, generation);
    const body = secretJson({
      name,
      level: this.plan.level,
      duration: lifeInDays(ctx.clock.now(), until),
      disable: false,
      description: 'Made by regcred; it ends the ones before.',
      permissions: [
        {
          kind: 'project',
          namespace: this.plan.project,
          access: this.plan.access.map((action) => ({ resource: 'repository', action })),
        },
      ],
    });
    const made = await this.api.create(body, ctx);
    if (made === undefined) {
      fail('E_TOKEN_EXISTS', { api: this.api.host, token: `robot ${robotUsername(this.plan, name)}` });
    }
    const secret = ctx.masks.learn(made.secret, made.name);
    const expiresAt = endOfLife(made.expires_at);
    return {
      id: String(made.id),
      username: made.name,
      secret,
      ...(expiresAt !== undefined && { expiresAt }),
    };
  }

  async revoke(id: string, ctx: Context): Promise<void> {
    await this.api.delete(id, ctx);
  }
}
